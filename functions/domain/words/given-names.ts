/**
 * Given names that are common somewhere, folded: they tell "Interview with Alex" (who asks whom?) from
 * "Interview with Acme". A list can never be complete; a name that is missing is read as an employer.
 */
const names = `
aaliyah aaron aart abby abdul abeba abebe abena abigael abigail achieng adaeze adam ade adebayo adele adil adriaan
adrian adriana adriano adwoa afonso agata agathe agnes agnese agnieszka agostino ahmad ahmed aiden aiko aino aisha
aisling aitor ajay akash akemi akinyi akira akosua akua alan alana albert alberto alec alejandra alejandro alejo
aleksander alena ales alessandra alessandro alessia alessio alex alexa alexander alexandra alexandre alexandru alexis
alfonso alfred alfredo ali alice alicia alicja alina aline alison aliya allison alma alois alvaro alvin ama amadou amaia
amal amanda amandine amara amaya amber ambre ambrose amelia amelie amina aminata amir amit amparo amrita amy ana anabel
anais anand ananya anastasia anders andre andrea andreas andreea andrei andrej andres andrew andrzej andy aneta angel
angela angelica angelika angelo angus anh anibal anika aniket anil anita anja anjali ankit ann anna annabel annalena
anne anneke annelies anneliese annemarie annett annette annika anouk ansel anselm anselmo anthea anthony antje antoine
antoinette anton antonella antonia antonin antonio anuja anushka anwar anwen anya aparna apolline april araceli arantxa
arash aravind arend arianna ariel arjan arjun arlene armando armin arnaud arne arno arthur artur arturo arun arvind
aryan asad asha ashley ashok ashwin asif asma assunta astrid asuka asuncion atsuko audra audrey augusto aurelia aurelie
aurelio aurore ava axel ayaan ayako ayesha aygul ayla aylin ayse ayumi azadeh babatunde babette bahar baptiste barbara
baris barry bart bartek bas bastian bastien baukje beata beate beatrice beatrix beatriz becky begona behnaz belen ben
benedetta benedict benedicte benedita beniamino benita benito benjamin benno berenice berit berk bernadette bernard
bernarda bernardo bernd bertrand beth beto bettina betty bev beverly bhavna bianca bianka bilal bill billy binh binta
birgit birgitta birte bjorn blanca blanche blandine bob bobby bodo bogdan bohumil bohumila boris borja boyd bozena
bozhena brad bram brandon branka brenda brendan breno brent brian bridget brigitte brittany bronwyn brooke bruce bruna
bruno bryan bryce bukola burak caetana caetano caio caitlin caleb calvin cameron camila camille camilo canan candice
candida capucine carina carl carla carlo carlos carlota carmela carmen carmine carol carola carolina caroline caroll
carrie casey cassandra cassia catalina catarina caterina catherine cecile cecilia cedric celeste celia celine celso cem
cemal ceren cesar cesare chad chandan chandra chantal charles charlie charlotte charly chaya cheikh chen cheryl chiamaka
chiara chidi chihiro chika chinedu chloe chris christa christian christina christine christoph christopher chuck
chukwuma chuy ciara cillian cindy cinzia claire clara clarissa clarisse clark claude claudia claudio claus clemens
clement clementine clifford clive clyde colette colin conchita connor conrad constance consuelo cora corinna corinne
corne cornelia cornelius corrado cosima craig cristian cristiano cristina cristobal cynthia cyril cyrille daan dagmar
daichi daiki daisuke dalia damian damien damon dan dana daniel daniela daniele danielle danny daphne daria dario darius
dariush darlene darren darryl dave david davide dawn debbie debora deborah deepa deepak deepti deirdre delia delphine
demetrius denis denisa denise deniz dennis derek derya desiree desmond devika dhruv diana diane didier diederik diego
dieter dietmar dilara dimitra dimitri dina dinah dinesh dino dirk dirkje divya dmitri dolores domenico dominik dominique
donald donatella donna dora doreen dorian doris dorota dorothea dorothy doug drahomira duc duncan dunja dusan dustin
dwayne dylan ebony ebru ece ed eddie edgar edith edmund edna edoardo edouard edson eduardo edurne edward edwin eelco
efrain egon eiji eike eileen eino eirik ekaterina ekua elaina elaine elba eldon eleanor elena eleni eleonora eleonore
eli elias elif elin elisa elisabeth elisabetta elise elisio eliza elizabeth elke ella ellen elliot elliott elodie eloise
elsa elvira elwin emanuele emeka emer emeric emerson emiko emil emilia emiliano emilie emilio emily emine emma emmanuel
emre encarna engin enrico enrique enzo erdem eric erica erich erik erika eriko erin ermanno ernesto ernst esra esteban
estefania estelle esther estibaliz ethan etienne eugene eugenia eugenio eun eunice eunji eusebio eva evan evaristo eve
evelien evelyn evgeny ewa ewan ezra fabian fabiana fabienne fabio fabrice fabricio fabrizia fadi faisal faith fanny
farah farhan farid farouk farrah farzaneh fatima fatma fatou fatoumata fausto faye federica federico felipe felisa felix
femke feng ferdinand fergus ferhat feride fermin fernanda fernando ferran filip filippo filomena finn fiona fiorella
flaminia flavia flavio flor florence florent florian florin folake folke fran franca frances francesca francesco
francine francis francisca francisco franck francois francoise frank frans frantisek franz franziska fred frederic
frederik fredrik freek frida frieda friederike friedrich fritz fulvio fumiko funmi gabor gabriel gabriela gabriele gael
gaelle gaetano gail galina gareth gary gaspar gaspard gaston gaurav gavin geert geeta gema gemma gene genevieve gennaro
geoff georg george georgia gerald gerard gerben gerd gerda gereon gerhard germaine gerrit ghislaine giacinta giacomo
giada giancarlo gianluca gianmarco gianni gideon gijs gilbert gilberto gilles gina gines ginevra giordano giorgia
giorgio giovana giovanni gisela giulia giuliana giulio giuseppe giuseppina gizem gladys glenn gloria godfrey gokhan
golnaz gonzalo goran gordon gotz grace graciela graeme graham graziella grazyna greer greg gregorio gregory greta
griselda grzegorz gudrun guido guillaume gulsen gundula gunnar gunter gunther gus gustavo guy gwen gwenaelle gwendolyn
hadi hakan halima halina hamid hamza hana hanako hande hanna hannah hanneke hannelore hannes hans hansjorg harald harish
harm harold harpreet harriet harry hartmut haruka haruki haruo haruto hassan hattie hayley heather hector hedwig heidi
heidrun heike heiko hein heinrich heinz heleen helen helena helene helga helio helmut heloise hema hendrik henri
henriette henrik henry herbert herma herman hermann hermine hernan herve hideki hideo hieu hikari hilary hilda hilde
hille hina hiro hiroko hiroshi hisham hoa holger hollis holly honore honza horst howard hubert hugh hugo huseyin hussein
hyun iain ian iara ibrahim ibrahima ichiro ida idris ifeoma ignacio igor ikenna iker ilaria ilka ilker ilona ilse ilyas
imani imke imran inaki indira indu ineke ines inga inge ingeborg ingo ingrid inigo inmaculada ioana iolanda iona iqra
iratxe irena irene irina iris irving isaac isabel isabelino isabella isabelle isadora isaiah isaure ishaan isidro ismael
ismail itzel itziar iva ivan ivana ivo ivonne iwan iwona izabela jaana jaap jacek jacinto jack jackie jacob jacoline
jacopo jacqueline jacques jade jadwiga jaewon jagdish jaime jake jakub jamal james jamie jamila jan jana jane janelle
janet janice janina janine janneke jannik janusz jared jarek jarmila jaromir jaroslav jasmin jason jasper jaspreet javed
javier jay jaya jayden jean jeanette jeanne jeff jeffrey jelena jelle jemima jemma jen jenna jennifer jenny jens jeremy
jeroen jerome jerry jerzy jess jesse jessica jessie jesus jihoon jill jim jimmy jindra jindrich jiri jisoo jitka jiwoo
jo joachim joan joana joanna joanne joao joaquim joaquin jocelyn jochem jochen joe joel joelle joerg johan johann
johanna johannes john johnny jolanda jolanta jolien jon jonah jonas jonathan joost jordan jordi jorg jorge joris jose
josef josefina joseph josh joshua josiane josie joss jost jovan joyce juan juana juanita judit judith judy juhani julia
julian juliana julie julien julieta juliette julio julius jun jurema jurgen jurriaan justin justine justyna jutta jyoti
kaan kabir kadiatou kaede kai kalpana kamal kamil kamila kamran kana kaori karan karel karen karim karima karin karl
karla karlheinz karolin karolina kartik kashif kasia kasper kat katarina katarzyna kate katharina katherine kathleen
kathrin kathrine kathy katie katja katrin katsu katy kaveh kavita kavya kaya kayla kaylee kazimierz kazuki kazuko kazuo
keiko keira keisuke keith kelechi kelly kemal kemi ken kenji kenneth kenta kerem keri kerstin kevin khadija khalid khanh
kiara kieran kike kim kiran kirk kirsten kirsty kishore kiyomi kiyoshi klara klaus koen kofi kojo konrad konstantin
kornelia kristian kristin kristina kristof kristy krzysztof kumiko kunal kunle kurt kveta kwabena kwaku kwame kweku kyle
kyoko lachlan ladislav laetitia laia laila lakshmi laleh lalit lamar larissa larry lars lasse laszlo latoya laura lauren
laurence laurens laurent lauri lavinia layla lea leah leander leandro leda lee leif leila leilani leire leland lena
lenka lennart leo leon leona leonard leonardo leonid leonie leonor leonora leopold leroy leslie leszek leticia letizia
levi lewis leyla lia liam lidia lieke lieselot lieselotte lieve ligia lila lilian liliana lillian lilly lily lina linda
lindsay linh lionel lior lisa lisbeth lise livia liz ljubica lloyd lluis loes loic lola lorcan loredana lorena lorenzo
loretta lori lorna lorraine lothar lotte lou louella louis louisa louise lourdes luan luana lubos luc luca lucas lucho
lucia luciana luciano lucie lucien lucile lucinda lucrezia lucy ludivine ludmila ludovic ludwig luigi luis luisa luiz
luiza luka lukas luke lupe luz lydia lyle lynn maaike maarten mabel macarena machteld maciej maddie madeleine madhu mads
maeve magali magda magdalena maggie mahesh mahmoud mahsa maia maike mairead maite maja makoto malcolm malgorzata malik
malika malin malte mamadou mandy manfred manish manlio manoj manolo manon manuel manuela marc marcel marcela marcella
marcelo marcia marcial marcin marco marcos marcus margaret margarita margaux margot margret margrit maria mariam mariama
mariana mariangela marianne mariano maribel marie marieke marijke marijn marika marilena marina mario marion marisa
marisol marit marius marjorie mark marketa marko markus marleen marlene marlies marloes marlon marnie marshall marta
martha marthe martial martin martina martine martino marvin mary maryam maryse marysia masako masao masato massimiliano
massimo mateo mateusz mathias mathieu mathilde mathis matilde matt matteo matthew matthias matthijs mattia maura maureen
maurice mauricio maurizio mauro max maxim maxime maximilian maxine maya mayra mayumi mechthild meenakshi meera meg megan
megumi mehdi mehmet mei meike melanie melina melinda melis melissa melody mercedes merche meredith meret merle mert
merve meryem mette mia micaela micah michael michaela michal michel michele michelle michiko mick mickey midori mieke
miguel miguelina mihaela mihai miho mika mikael mike mikhail mila milada milan milena milo milos miluse mina minh minji
minjun minna mira miranda mireia mireille mirek mirella miriam mirjam mirko miroslav mirte misaki mitch mitchell mitsuko
mitsuru miyuki mo moacir mohamed mohammad mohammed mohan moira moises molly mona monica monika monique montserrat morag
morgan moritz morten moses moussa muhammad mukesh murat muriel murilo mustafa myra myriam myrna nabil nacho nadeem
nadege nadia nadine nadja naeem nanami nancy nandini naoki naoko naomi naresh nasir nasreen nasrin nat natalia natalie
natasha nathalie nathan natsuki naveen nazli ned neelam neha neil nele nell nella nelly nelson nerea nestor nevin ngozi
niamh nicholas nick nico nicola nicolas nicole nicoleta nicoletta nida niels nienke nigel nihat nikhil nikita niklas
nikola niloufar nils nilufer nina nino nisha nitin nivaldo njeri nkechi noa noah noel noelle noemi noemie noor noortje
nora norbert noreen noriko norma norman nuno nunzia nuria obinna octavia octavio odette odhran odile ofelia oihane oisin
okan oksana olaf ole oleg olek olena olga oliver olivia olivier olumide oluwaseun omar omid onur ophelia orazio oriol
orla orlando ornella osama oscar oskar oswald otakar otavio otieno ottavia ottilie otto oumar ousmane owen ozan ozge
ozlem pablo paco padma paige paloma pam pamela panagiotis pancho paola paolina paolo parisa parker parveen pascal
pascale pascaline pat patience patrice patricia patricio patrick patrizia patryk patti paul paula pauline paulo pavel
pawel pedro peggy pelin penelope penny pepe pepijn per perrine perry petar peter petr petra petronella phil philip
philipp philippe phillip phoebe phuong phyllis pia piera pierluigi piero pierre piers piet pieter pietro pilar pim pina
piotr pippa pooja pouya pradeep prakash pranav pratik praveen preeti prisca priscila priscilla priya priyanka przemek
puja quang quentin quinn quique quynh rabia rachel radek radha radim radka rafa rafael rafaela rafal raffaele raffaella
rafi raghav rahul raimundo rainer raisa raj rajendra rajesh rajiv rakesh ralf ralph ramesh ramiro ramon ramona randall
randy rania ranjit raoul raphael raquel rashid rasmus raul ravi ray raymond rebecca reema reggie regiane regina regine
regis reiko reina reiner reinhard reinhold rekha remedios remi remy renan renata renate renato renaud rene renee renske
renzo reuben reza rhea rhiannon rhonda rhys rian ricarda ricardo riccardo richard rick ricky rie rien rik rikke rina
rishi rita ritu rob robert roberta roberto robin rocco rocio roderick rodney rodrigo roel rogelio roger rogerio rogier
rohan rohini rohit roland rolf romain roman romy ron ronald ronan ronja ronnie ronny rory rosa rosalie rosalind rosalyn
rosamund rosana rosanna rosanne rosaria rosario rose roselyne rosemary roshni rosie ross rossella roswitha roxana
roxanne roy ruben ruby rudi rudolf rudolph ruedi rufus rui rukhsana rune ruslan russell ruta rutger ruth ruzena ryan ryo
ryota ryszard sabina sabine sabrina sachiko sachin sadaf sadia saeed safiya sagrario saima sakura salim sally salma
salome salvador salvatore sam samantha sameer samir samira samuel sana sandeep sander sandhya sandra sandrine sandro
sandy sangeeta sanjay sanna sanne santiago santino saoirse sara sarah sari sarita sascha sasha saskia satish satomi
satoshi satsuki saul savino sayaka scott sean sebastian sebastiao sebastien segun selena selim selina selma semra seojun
seoyeon serena serenella serge sergei sergio serkan seth severin sevgi seydou shabana shahid shane shannon shanti sharon
shashi shaun shauna shawn shazia sheila sherry shigeru shiho shilpa shinichi shinji shirin shirley shobha shreya shruti
shun sibel sibylle siddharth siegfried sietske sigi sigrid sigurd silas silke sille silvana silvano silvia silvio simon
simona simone simonetta simran sinead sinem siobhan siri sjoerd slavka slawomir smita sneha sofia sofie sofija sohail
soheila solange solene sonal sonia sonja soojin sooyeon sophia sophie sophieke soraya soren srinivas stacey stacy stan
stanislav stanislava stanislaw stanley stavros stefan stefania stefanie stefano steffen steffi stefka stella sten
stephan stephane stephania stephanie stephen steve steven stig stijn stuart subhash sudhir sue suely suman sumit sungmin
sunil sunita suraj suresh susan susana susann susanna susanne sushma susi suzan suzanne sven svenja svetlana swantje
swati sybille sylvain sylvaine sylvia sylvie tabea tabitha tadashi tadeusz taehyung tahir tais taiwo takashi takeshi
talia tamar tamara tamsin tamas tami tania tanisha tanja tanvi tanya tara tarek tariq taro tarun tatiana tatiane tatjana tatum
taylor tayyab ted temitope teodora terence teresa teresia tereza terry teruko tess tessa tetsuya teun thabo thaddeus
thais thandi thao thea thelma theo theodor theodora theodore theresa therese thibault thibaut thierry thijs thilo thomas
thomasz thorsten thuy tiago tiffany tijn tilda till tilly tilman tilo tim timo timothee timothy tina titus tiziana
tiziano tjeerd tjitske tobi tobiah tobias toby todd tolga tom tomas tomasso tomasz tommaso tommy tomoko tomoya toni tony
tonya torben torsten toru toshiko tracy trang traudl travis trent trevor trina trinh trish tristan troy trudy tsuyoshi
tuan tugba tuncay tunde turid tuyet txema tyler tyrone tyson uche ufuk ugo ulf uli ulla ulrich ulrike umar umberto umut
unai urs ursula urszula uschi usha usman uta ute uwe vaclav valdir valentin valentina valentine valeria valerie valerio
vandana vanderlei vanessa varun vasco vasil veena velma vendula vera verena vernon veronica veronika veronique vicky
victor victoria vidya vijay vikki vikram viktor vilma vinay vince vincent vincenza vincenzo vinh vinicius vinod viola
virginia virginie vishal vito vittoria vittorio viv vivek vivian viviane vivien vlad vladimir vlasta vojtech volkan
volker walburga waldemar walid wallace walter wambui wanda wang wangari wanjiru waqar warren wayne wei wendell wendy
wenzel werner wes wesley whitney wiebe wiebke wieke wieslaw wiktoria wilbur wilfried wilhelm wilhelmina will willa
willem willemijn willi william willow wilma wim winfried winnie winston wojciech wolfgang wouter xavier xenia xiao
ximena yael yagmur yago yalda yamina yan yann yannick yara yasemin yash yasir yasmin yasmine yasuko yavuz yayoi yejin
yemi yewande yogesh yoko yolanda yolande yosef yoshi yoshiko yosuke youssef ysabel yuki yuko yuma yumi yuna yuri yusra
yusuf yusuke yves yvette yvon yvonne zach zachary zack zahra zain zainab zaira zara zbigniew zdenek zdenka zehra zeke
zelda zelma zeno zenon zeynep zita zoe zofia zoltan zora zsofia zubair zuri zuzana zygmunt
`;

const known = new Set(names.trim().split(/\s+/));

/** Whether a folded word is a given name that is common somewhere. */
export function isGivenName(folded: string): boolean {
  return known.has(folded);
}
