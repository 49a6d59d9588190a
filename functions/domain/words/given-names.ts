/**
 * Given names that are common somewhere, folded: they tell "Interview with Alex" (who asks whom?) from
 * "Interview with Acme". A list can never be complete; a name that is missing is read as an employer.
 */
const names = `
aaliyah aarav aaron aart abby abdul abdullah abe abeba abebe abena abhishek abigael abigail abril achieng achim ada
adaeze adalberto adam ade adebayo adela adelaide adele adelheid adil aditi aditya adriaan adrian adriana adriano adwoa
afonso agata agathe agnes agnese agnieszka agostino ahmad ahmed aiden aiko ailsa ainhoa aino aisha aisling aitana aitor
ajay akash ake akemi akiko akinyi akira akosua akua alan alana alasdair albane albert alberto aldo alec alejandra
alejandro alejo aleksander alena ales alessandra alessandro alessia alessio alex alexa alexander alexandra alexandre
alexandru alexis alfonso alfred alfredo alhaji ali alice alicia alicja alina aline alison alix aliya allison alma alois
alvaro alvin alzbeta ama amadou amaia amal amanda amandine amara amaranta amaya amber ambre ambrose amedeo amelia
amelie amerigo amina aminata amir amit amos amparo amrita amy ana anabel anais anand ananya anastasia anatole anders
andre andrea andreas andreea andrei andrej andres andrew andrzej andy aneta angel angela angelica angelika angelo angus
anh anibal anika aniket anil anita anja anjali anke ankit ann anna annabel annalena anne annegret anneke annelies
anneliese annemarie annett annette annika anouk ansel anselm anselmo ansgar anthea anthony antje antoine antoinette
anton antonella antoni antonia antonin antonio anuja anushka anwar anwen anya aoife aparna apolline april araceli
arantxa arash aravind arend arianna ariel arjan arjun arlene armando armelle armin arnau arnaud arne arno arthur artie
artur arturo arun arvind aryan asad asha asher ashley ashok ashwin asif asli asma assunta astrid asuka asuncion atsuko
attilio audra audrey augusto aurelia aurelie aurelio aurore ava axel axelle ayaan ayaka ayako ayesha aygul ayla aylin
aynur ayodele ayse ayumi azadeh babatunde babette bahar baptiste barb barbara barbora baris barnabe barnaby barry bart
bartek bartholomew bas bastian bastien baukje baz beata beate beatrice beatrix beatriz becky begona behnaz belen ben
benedetta benedict benedicte benedikt benedita beniamino benita benito benjamin benno berend berengere berenice berit
berk bernabe bernadette bernard bernarda bernardo bernd bertie bertrand beth beto bettina betty betul bev beverly
bhavna bianca bianka bilal bill billy binh binta birgit birgitta birte bjorn blanca blanche blandine blanka blazej bob
bobby bodo bogdan bogna bohumil bohumila boris borivoj borja boyd bozena bozhena brad bram brandon branka brenda
brendan breno brent brett brian bridget brieuc brigitte britt britta brittany bronwyn brooke bruce bruna bruno bryan
bryce bukola burak busra caetana caetano caio caitlin caleb callum calvin cameron camila camille camilo canan candice
candida capucine carina carl carla carlo carlos carlota carmela carmelo carmen carmine carol carola carolina caroline
caroll carrie carsten casey cassandra cassia cassian catalina catarina caterina catherine cathy catriona cecile cecilia
cedric celeste celestino celia celine celso cem cemal ceren cerys cesar cesare chad chandan chandra chantal charles
charlie charlotte charly chaya cheikh chen cheryl chetan chiaki chiamaka chiara chibuzo chidi chihiro chika chinedu
chioma chloe chris christa christian christina christine christoph christopher chuck chukwuma chuy ciara ciaran cillian
cindy cinzia citlali claire clara clarence clarissa clarisse clark claude claudia claudio claus clemens clement
clementine clifford clive clothilde clyde cody coen colette colin colm conchita connor conrad constance consuelo cora
corentin corinna corinne cormac corne cornelia cornelius corrado cosima courtney craig cristian cristiano cristina
cristobal cynthia cyprien cyrielle cyril cyrille cyrus czeslaw daan dagmar daichi daiki daisuke dale dalia dalibor
damian damien damon dan dana daniel daniela daniele danielle danny danuta daphne daria dario darius dariush dariusz
darlene darnell darren darryl darshan dashiell dave david davide dawn deb debbie debora deborah deepa deepak deepti
deirdre delia delphi delphine demetrius denis denisa denise deniz dennis derek derya deshawn desiree desmond detlef
devika dhruv diana diane didier diederik diego dieter dietmar dieuwke dilara dimitra dimitri dina dinah dinesh dino
dirk dirkje divya dmitri dolores domenico dolly dominik dominique donald donatella donna dora doreen dorian doris dorota
dorothea dorothy dorte doug drahomira duane duc duncan dunja dusan dustin dwayne dylan eamon ebba eberhard ebony ebru
ece ed eddie edeltraud edgar edith edmund edna edoardo edouard edson eduardo edurne edward edwige edwin edyta eelco efe
efrain egon eiji eike eileen eino eirik ekaterina ekua elaina elaine elba eldon eleanor elena eleni eleonora eleonore
elfriede eli elias elif elin elio elisa elisabeth elisabetta elise elisio eliska eliza elizabeth elke ella ellen elliot
elliott elodie eloise elsa elspeth elvira elwin elzbieta emanuele emeka emeline emer emeric emerson emiko emil emilia
emiliano emilie emilio emily emine emma emmanuel emre encarna encarnacion eneko engin enrico enrique enzo eoin erdem
eric erica erich erik erika eriko erin erkan ermanno ernesto ernst erwan esha esme esperanza esra esteban estefania
estelle esther estibaliz ethan etienne ettore eugene eugenia eugenio eun eunice eunji eusebio eva evan evander evaristo
eve evelien evelyn evert everton evgeny ewa ewan ewelina ewen ezra fabian fabiana fabienne fabio fabrice fabricio
fabrizia fadi faisal faith fanny farah farhan farid farida farouk farrah farzaneh fatima fatma fatou fatoumata faustine
fausto faye federica federico felicie felipe felisa felix femi femke feng ferdinand fergus ferhat feride fermin
fernanda fernando ferran ferruccio ffion filip filippo filomena finn fiona fiorella firat firmin fitz flaminia flavia
flavio fleur flor florence florent florian florin folake folke fran franca frances francesca francesco francine francis
francisca francisco franciszek franck francois francoise frank frans frantisek franz franziska frauke fred frederic
frederik fredrik freek freya frida frieda friederike friedrich frits fritz fulvio fumiko funmi gabor gabriel gabriela
gabriele gael gaelle gaetan gaetano gail galina gareth garrett gary gaspar gaspard gaston gaurav gavin geert geeta gema
gemma gene genevieve gennaro geoff georg george georgia gerald gerard gerardo gerben gerd gerda gereon gerhard gerlinde
germaine gerrit gesa gethin ghada ghislain ghislaine giacinta giacomo giada giancarlo gianluca gianmarco gianni gideon
gijs gil gilbert gilberto gilles gina gines ginevra gioele giordano giorgia giorgio giovana giovanni gisela giulia
giuliana giulio giuseppe giuseppina gizem gladys glenn gloria godfrey gokhan golnaz goncalo gonzalo goran gordon gorka
gotz grace graciela graeme graham graziella grazyna greer greg gregorio gregory greta griselda grzegorz guadalupe
gudrun guglielmo guido guillaume gulliver gulsen gundula gunnar gunter gunther gus gustav gustavo guy guylaine gwen
gwenaelle gwendoline gwendolyn gwyneth habib hadi hailey hakan hala halima halina hamid hamish hamza hana hanako hanan
hande hanna hannah hanne hanneke hannelore hannes hans hansjorg harald harish harm harold harpreet harriet harry
hartmut haruka haruki haruo haruto harvey hassan hatice hattie hauke hayley hazel heather hector hedvika hedwig heidi
heidrun heike heiko hein heiner heinrich heinz heleen helen helena helene helga helio helmut heloise hema hemant hemi
hendrik henk henning henri henrietta henriette henrik henrike henry henryk herbert herma herman hermann hermine hernan
herve hester hidde hideki hideo hieu hikari hilary hilda hilde hildegard hille hina hinata hinnerk hiro hiroko hiroshi
hisham hoa holger hollis holly honore honorine honza horatio horst hortense howard hubert huda hugh hugo huseyin
hussein hyejin hyun iain ian iara ibrahim ibrahima ichiro ida idris ifeoma iga ignacio igor ike ikenna iker ilaria
ilenia ilka ilker ilona ilse ilyas imani imke imogen imran inaki indira indu ineke ines inga inge ingeborg ingo ingrid
inigo inmaculada ioana iolanda iona iqra iratxe irena irene irina iris irmgard irving isaac isabel isabelino isabella
isabelle isadora isaiah isaure isha ishaan isidro isla ismael ismail isolde itzel itziar iva ivan ivana iveta ivo
ivonne ivor ivy iwan iwona izabela jaana jaap jacek jacinto jack jackie jacob jacoline jacopo jacqueline jacques jade
jaden jadwiga jaewon jagdish jaime jake jakub jamal james jamie jamila jan jana jane janelle janet janice janina janine
janneke jannik janusz jared jarek jarmila jaromir jaroslav jaroslaw jarvis jasmin jason jasper jaspreet jaume javed
javier jay jaya jayden jean jeanette jeanne jeff jeffrey jelena jelle jemima jemma jen jenna jennifer jenny jens jeremy
jeroen jerome jerry jerzy jess jesse jessica jessie jesus jihoon jill jim jimena jimmy jindra jindrich jiri jirina jiro
jisoo jitka jiwoo jo joachim joan joana joanna joanne joao joaquim joaquin jocasta jocelyn jocelyne jochem jochen joe
joel joelle joerg johan johann johanna johannes john johnny jolanda jolanta jolien jon jonah jonas jonathan joost
jordan jordana jordi jorg jorge joris jorrit jose josee josef josefina joseph josh joshua josiane josie joss jost jovan
joyce jozef juan juana juanita jude judit judith judy juhani jules julia julian juliana julie julien julieta juliette
julio julius jun jurema jurgen jurriaan jussara justin justine justyna jutta jyoti kaan kabir kacper kadiatou kaede kai
kaitlyn kaito kalpana kamal kamil kamila kamran kana kaori karan kareem karel karen karim karima karin karl karla
karlheinz karlijn karolin karolina karsten kartik kashif kasia kasper kat katarina katarzyna kate katelyn katerina
katharina katherine kathleen kathrin kathrine kathy katie katja katrin katsu katy kaveh kavita kavya kaya kayla kaylee
kazimierz kazuki kazuko kazuo kees keiko keira keisha keisuke keith kelechi kelly kemal kemi ken kenji kenneth kenta
kerem keri kerstin kevin keyshawn khadija khalid khanh kiara kieran kike kilian kim kinga kiprop kiran kirk kirsten
kirsty kishore kit kiyomi kiyoshi kjell klara klaus knut koen kofi kojo koldo konrad konstantin kornelia kristian
kristin kristina kristof kristy kristyna krystyna krzysztof kumiko kunal kunle kurt kveta kwabena kwaku kwame kwasi
kweku kyle kyoko lachlan ladislav laetitia laia laila lakeisha lakshmi laleh lalit lamar larissa larry lars lasse
laszlo latoya laura lauren laurence laurens laurent lauri lavinia layla lea leah leander leandro leda lee leif leila
leilani leire leland len lena lenka lennart leo leon leona leonard leonardo leonid leonie leonor leonora leopold lerato
leroy leslie leszek leticia letizia levi levke lewis leyla lia liam libor lidia lieke lieselot lieselotte lieve ligia
lila lilian liliana lillian lilly lily lina linda lindiwe lindsay lindsey linh linnea lionel lior lisa lisbeth lise
livia liz ljubica lloyd lluis loes logan loic lola lonneke lorcan loredana lorena lorenzo loretta lori lorna lorraine
lothar lotta lotte lou louella louis louisa louise lourdes lowell luan luana lubomir lubos luc luca lucas lucho lucia
luciana luciano lucie lucien lucile lucinda lucrezia lucy ludek ludger ludivine ludmila ludovic ludovica ludwig luigi
luis luisa luiz luiza luka lukas lukasz luke lupe lutz luz lydia lyle lynn maaike maarten mabel macarena machteld
maciej mackenzie maddie madeleine madhu mads mae mael maelle maeve magali magda magdalena maggie magnus mahesh mahmoud
mahsa maia maike mairead maite maja makoto malcolm malgorzata malik malika malin malte mamadou mandy manfred manish
manlio manoj manolo manon manuel manuela marc marceau marcel marcela marcella marcelo marcia marcial marcin marco
marcos marcus margaret margareta margarete margarita margaux margot margret margrit maria mariam mariama mariana
mariangela marianne mariano maribel marie marieke mariela marielle marijke marijn marika mariko marilena marina mario
mariola marion marisa marisol marit marius mariusz marjolein marjorie mark marketa marko markus marleen marlene marlies
marloes marlon marnie marshall marta martha marthe martial martin martina martine martino marvin marwan mary maryam
maryse marysia masako masao masato massimiliano massimo matej mateo mateusz mathias mathieu mathilde mathis matilde
mats matt matteo matthew matthias matthijs mattia maud maura maureen maurice mauricio maurits maurizio mauro mavis max
maxence maxim maxime maximilian maxine maya mayra mayumi mechthild meenakshi meera meg megan megumi mehdi mehmet mei
meike mel melanie melike melina melinda melis melissa melody melvin mercedes merche meredith merel meret meritxell
merle mert merve meryem mette mia micaela micah michael michaela michal michel michele michelle michiko mick mickey
midori mieczyslaw mieke miguel miguelina mihaela mihai miho mika mikael mike mikel mikhail mila milada milan milena
millicent milo milos miluse mina minato minh minho minji minjun minna mira miranda mireia mireille mirek mirella miriam
mirjam mirko miroslav miroslava miroslaw mirte misaki mitch mitchell mitsuko mitsuru miyuki mo moacir mohamed mohammad
mohammed mohan mohit moira moises molly mona monica monika monique montserrat monty morag morgan moritz morten moses
mounir moussa muhammad mukesh murat muriel murilo mustafa mylene myra myriam myrna myrtle nabil nacho nadeem nadege
nadezda nadia nadim nadine nadja naeem nanami nancy nandini naoki naoko naomi naresh nasir nasreen nasrin nat natalia
natalie natasha nathalie nathan natsuki naveen nazli ned neelam neha neil nele nell nella nelly nelson nerea nesta
nestor nevin nevio ngozi niamh nicanor nicholas nick nico nicola nicolas nicole nicoleta nicoletta nida niels nienke
nigel nihan nihat nikhil nikita niklas nikola niloufar nils nilufer nina nino nisha nitin nivaldo njeri nkechi nnamdi
noa noah noel noelle noemi noemie nolwenn nomsa noor noortje nora norbert noreen noriko norma norman normand nour nuno
nunzia nuria obinna oceane octavia octavio oda odell odette odhran odile ofelia oihane oisin okan oksana olaf oldrich
ole oleg olek olena olga oliver olivia olivier oliwia olof olumide oluwaseun olwen omar ombretta omid ondrej onur
onyeka ophelia orazio oreste orhan oriane oriol orla orlando ornella orrin osama oscar osgood oskar osvaldo oswald
otakar otavio otieno otis ottavia ottilie otto ottoline oumar ousmane owen ozan ozge ozlem pablo paco padma paige
paloma pam pamela panagiotis pancho paola paolina paolo parisa parker parul parveen pascal pascale pascaline pat
patience patrice patricia patricio patrick patrik patrizia patrycja patryk patti pau paul paula paulina pauline paulo
pavel pavla pavlina pawel pedro peg peggy pelin penelope penny pepe pepijn per percival pernilla perpetua perrine perry
petar peter petr petra petronella petter phil philip philipp philippa philippe phillip phineas phoebe phuong phyllis
pia piera pierluigi piero pierpaolo pierre piers piet pieter pietro pilar pim pina pinar piotr pippa placido pooja
pouya pradeep prakash pranav pratik praveen preeti premysl prisca priscila priscilla priya priyanka przemek przemyslaw
puja quang quentin quinn quique quynh rabia rachel radek radha radim radka rafa rafael rafaela rafal raffaele raffaella
rafi raghav rahul raimundo rainer raisa raj rajendra rajesh rajiv rakesh ralf ralph ramesh ramiro ramon ramona randall
randy rania ranjit raoul raphael raquel rashid rashmi rasmus raul ravi ray raymond rebecca reem reema refilwe reggie
regiane regina regine regis reiko reina reiner reinhard reinhold rejean rejeanne rekha remedios remi remy renan renata
renate renato renaud rene renee rens renske renzo reuben reza rhea rhiannon rhonda rhys rian rianne ricarda ricardo
riccardo richard rick ricky rie rien rik rikke rima rina rishi rita ritu rob robert roberta roberto robin rocco rocio
roderick rodney rodrigo roel rogelio roger rogerio rogier rohan rohini rohit roksana roland rolf romain roman romina
romy ron ronald ronan ronja ronnie ronny rory ros rosa rosalba rosalie rosalind rosalyn rosamund rosana rosanna rosanne
rosaria rosario rose roselyne rosemary roshni rosie ross rossella rostislav roswitha rowena roxana roxanne roy rozenn
ruben ruby rudi rudiger rudolf rudolph ruedi rufus ruggero rui rukhsana rune rupert ruprecht ruslan russell ruta rutger
ruth ruud ruzena ryan ryo ryota ryszard sabina sabine sabrina sacha sachiko sachin sadaf sadia saeed safiya sagrario
saima sakura salim sally salma salome salvador salvatore sam samantha sameer samir samira samuel samuele sana sandeep
sander sandhya sandra sandrine sandro sandy sangeeta sanjay sanna sanne santiago santino saoirse sara sarah sari sarita
sarka sascha sasha saskia satish satomi satoshi satsuki saul savino sayaka scott seamus sean sebastian sebastiao
sebastien seda segolene segun selena selim selin selina selma selwyn semra seojun seoyeon serena serenella serge sergei
sergio serkan seth severin sevgi seydou shabana shahid shalini shane shanice shannon shanti sharon shashi shaun shauna
shawn shazia sheila shelby sheldon sherry shigeru shiho shilpa shinichi shinji shiori shirin shirley shobha shota
shreya shruti shun sibel sibusiso sibylle siddharth siegfried sietske sigi signe sigrid sigurd silas silke sille
silvana silvano silvia silvio simon simona simone simonetta simran sinan sinead sinem siobhan sipho siri sixtine sjoerd
slavka slawomir smita sneha sofia sofie sofija sohail soheila soizic solange solene solveig sonal sonia sonja sonke
soojin sooyeon sooyoung sophia sophie sophieke soraya soren srinivas stacey stacy stan stanislav stanislava stanislaw
stanley stavros stefan stefania stefanie stefano steffen steffi stefka stella stellan sten stepan stephan stephane
stephania stephanie stephen steve steven stig stijn stina stu stuart subhash sudhir sue suely suki suman sumit sungmin
sunil sunita sunniva suraj suresh susan susana susann susanna susanne sushma susi suzan suzanne svatopluk sven svenja
svetlana swantje swati sybille sylvain sylvaine sylvia sylvie sylwia szymon tabea tabitha tadashi tadeusz taehyung
tahir taina tais taiwo takashi takeshi takumi talia tamar tamara tamas tamer tami tamika tammy tamsin tancredi tanguy
tania tanisha tanja tanner tanvi tanya tara tarek tariq taro tarun tatiana tatiane tatjana tatum taylor tayyab tazio
ted tegan temitope tendai teodor teodora teofilo terence teresa teresia tereza terry teruko tess tessa tetsuya teun
thabo thaddeus thais thandi thandiwe thao thea thekla thelma theo theodor theodora theodore theresa therese thiago
thibault thibaut thierry thijs thilo thomas thomasz thorsten thuy tiago tiffany tijn tilda till tilly tilman tilo tim
timo timothee timothy tina tineke tiphaine titouan titus tiziana tiziano tjeerd tjitske tobi tobiah tobias toby todd
tolga tolu tom tomas tomasso tomasz tommaso tommy tomoko tomoya toni tono tony tonya torben torsten toru toshiko tove
tracy trang traudl traute travis trent trevor trina trinh trish tristan troy trudy tsuyoshi tuan tugba tullio tuncay
tunde turid tuyet txema tyler tyrell tyrone tyson uche uchenna udo ufuk ugo ulf uli ulla ulrich ulrike ulysse umar
umberto umut unai urs ursula urszula uschi usha usman uta ute uwe vaclav valdir valentin valentina valentine valeria
valerie valerio vandana vanderlei vanessa vanni varsha varun vasco vasil veena velma vendula vera verca verena vernon
veronica veronika veronique vicki vicky victor victoria vidya vijay vikas vikki vikram viktor vilma vinay vince vincent
vincenza vincenzo vinh vinicius vinod viola violaine virginia virginie virna vishal vito vittoria vittorio viv vivek
vivian viviane vivien vlad vladimir vladimira vlasta vlastimil vojtech volkan volker waclaw wafa walburga waldemar
walid wallace walter waltraud wambui wanda wang wangari wanjiru waqar warren wayne wei wendela wendell wendy wenzel
werner weronika wes wesley whitney wiebe wiebke wieke wieslaw wieslawa wietske wiktoria wilbur wilfred wilfredo
wilfried wilhelm wilhelmina will willa willem willemijn willi william willow wilma wim winfried winifred winnie winston
wiremu witold wojciech wolfgang wouter wren xabier xanthe xavier xenia xiao ximena yadira yael yagmur yago yalda yamato
yamina yan yann yannick yara yasemin yash yasir yasmin yasmine yasuko yavuz yayoi yejin yemi yesenia yetunde yewande
yoeri yogesh yoko yolanda yolande yolotl yosef yoshi yoshiko yosuke youssef ysabel yuki yuko yuma yumi yumiko yuna yuri
yusra yusuf yusuke yves yvette yvon yvonne zach zachary zack zadie zahra zain zainab zaira zanele zara zbigniew zbynek
zdenek zdenka zehra zeke zelda zelie zelma zeno zenon zeynep ziad zita zodwa zoe zofia zoltan zora zoya zsofia zubair
zulema zuri zuzana zuzanna zygmunt
`;

const known = new Set(names.trim().split(/\s+/));

/** Whether a folded word is a given name that is common somewhere. */
export function isGivenName(folded: string): boolean {
  return known.has(folded);
}
