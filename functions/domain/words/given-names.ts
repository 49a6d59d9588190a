/**
 * Given names that are common somewhere, folded: they tell "Interview with Alex" (who asks whom?) from
 * "Interview with Acme". A list can never be complete; a name that is missing is read as an employer.
 */
const names = `
aaron abby abdul abena abigael abigail adaeze adam ade adebayo adele adil adrian adriana agata agathe agnes agnese
agnieszka ahmad ahmed aiden aiko aino aisha aisling akash akira akua alan alana albert alberto alec alejandra alejandro
alejo aleksander alena ales alessandra alessandro alessia alessio alex alexa alexander alexandra alexandre alexandru
alexis alfonso alfred alfredo ali alice alicia alicja alina aline alison aliya allison alma alois alvaro alvin amadou
amal amanda amandine amara amaya amber ambre ambrose amelia amelie amina amir amit amy ana anabel anais anastasia anders
andre andrea andreas andreea andrei andrej andres andrew andrzej andy aneta angel angela angelica angelika angelo angus
anh anika anil anita anja anjali ann anna annabel annalena anne anneke annelies anneliese annemarie annett annette
annika anouk ansel anselm anthea anthony antje antoine anton antonella antonia antonin antonio anuja anwar anwen anya
april arash arianna ariel arjun arlene armando armin arne arno arthur artur arturo arun aryan asha ashley asif asma
astrid atsuko audra audrey augusto aurelia aurelie aurelio ava axel ayaan ayako ayesha ayla aylin azadeh babette
baptiste barbara barry bart bartek bas bastian bastien beata beate beatrice beatrix beatriz becky belen ben benedetta
benedict benita benito benjamin benno berit bernadette bernard bernardo bernd bertrand beth beto bettina betty bev
beverly bianca bianka bill billy birgit birgitta birte bjorn blanca blanche blandine bob bobby bodo bogdan boris boyd
brad bram brandon branka brenda brendan brent brian bridget brigitte brittany bronwyn brooke bruce bruno bryan bryce
burak caetano caio caitlin caleb calvin cameron camila camille camilo candice carina carl carla carlo carlos carlota
carmela carmen carol carola carolina caroline caroll carrie casey cassandra catalina catarina catherine cecile cecilia
cedric celeste celia celine cem cesar cesare chad chandra chantal charles charlie charlotte charly chaya chen cheryl
chiara chidi chika chinedu chloe chris christa christian christina christine christoph christopher chuck chuy ciara
cillian cindy claire clara clarissa clarisse clark claude claudia claudio claus clemens clement clementine clifford
clive clyde colette colin conchita connor conrad constance cora corinna corinne cornelia cornelius cosima craig cristian
cristiano cristina cristobal cynthia cyril daan dagmar daiki daisuke dalia damian damien damon dan dana daniel daniela
daniele danielle danny daphne daria dario darius darlene darren darryl dave david davide dawn debbie deborah deepa
deepak deirdre delia delphine demetrius denis denisa denise dennis derek derya desiree desmond devika dhruv diana diane
diego dieter dietmar dilara dimitra dimitri dina dinah dino dirk dmitri dolores domenico dominik dominique donald donna
dora doreen dorian doris dorota dorothea dorothy doug duc duncan dunja dusan dustin dwayne dylan ebony ed eddie edgar
edith edmund edna edouard eduardo edward edwin efrain egon eike eileen eino eirik ekaterina ekua elaina elaine elba
eldon eleanor elena eleni eleonora eleonore eli elias elif elin elisa elisabeth elise eliza elizabeth elke ella ellen
elliot elliott elodie eloise elsa elvira elwin emeka emer emeric emil emilia emiliano emilie emilio emily emine emma
emmanuel emre enrico enzo eric erica erich erik erika eriko erin ernesto ernst esteban estefania estelle esther ethan
etienne eugene eugenia eugenio eun eunice eva evan eve evelyn evgeny ewa ewan ezra fabian fabio fadi faith fanny farah
farid fatima fatma fatou fausto faye federica federico felipe felix feng ferdinand fergus fernanda fernando ferran filip
filippo finn fiona flavia flor florence florent florian florin folke fran franca frances francesca francesco francine
francis francisco franck francois francoise frank franz franziska fred frederic frederik fredrik frida frieda friederike
friedrich fritz fumiko gabor gabriel gabriela gabriele gael gaelle gail galina gareth gary gaspard gaston gavin gemma
gene genevieve gennaro geoff georg george georgia gerald gerard gerd gerda gereon gerhard germaine gerrit giacomo giada
gianni gideon gilbert gilles gina ginevra giorgia giorgio giovanni gisela giulia giuliana giulio giuseppe gladys glenn
gloria godfrey gonzalo goran gordon gotz grace graciela graeme graham greer greg gregory greta griselda grzegorz gudrun
guido guillaume gundula gunnar gunter gunther gus gustavo guy gwen gwendolyn hadi hakan halima hamid hamza hana hanna
hannah hanneke hannelore hannes hans harald harold harriet harry hartmut haruka haruki haruto hassan hattie hayley
heather hector hedwig heidi heidrun heike heiko heinz helen helena helene helga helmut heloise hendrik henri henriette
henrik henry herbert herman hermann hermine herve hideki hilary hilda hilde hille hiro hiroshi hisham holger hollis
holly honza horst howard hubert hugh hugo hussein hyun iain ian ibrahim ida idris ifeoma ignacio igor ilaria ilka ilona
ilse ilyas imani imke imran inaki indira ines inga inge ingeborg ingo ingrid inigo ioana iolanda iona irena irene irina
iris irving isaac isabel isabella isabelle isadora isaiah isidro ismael ismail itzel iva ivan ivana ivo ivonne iwan
iwona izabela jaana jacek jack jackie jacob jacopo jacqueline jacques jade jadwiga jaewon jaime jake jakub jamal james
jamie jamila jan jana jane janelle janet janice janina janine janusz jared jarek jaromir jaroslav jasmin jason jasper
javier jay jaya jayden jean jeanette jeanne jeff jeffrey jelena jemima jen jenna jennifer jenny jens jeremy jerome jerry
jerzy jess jesse jessica jessie jesus jihoon jill jim jimmy jindrich jiri jitka jo joachim joan joana joanna joanne joao
joaquin jocelyn jochem jochen joe joel joerg johan johann johanna johannes john johnny jolanda jolanta jon jonas
jonathan jordan jorg jorge joris jose josef joseph josh joshua josie joss jost jovan joyce juan juana juanita judit
judith judy juhani julia julian juliana julie julien julieta juliette julio julius jun jurgen justin justine justyna
jutta kaede kai kalpana kamal kamil kamila kamran kaori karel karen karim karin karl karla karlheinz karolin karolina
kasia kasper kat katarina katarzyna kate katharina katherine kathleen kathrin kathrine kathy katie katja katrin katy
kavita kaya kayla kaylee kazuki kazuko keiko keira keith kelechi kelly kemal ken kenji kenneth kenta keri kerstin kevin
khadija khalid kiara kieran kike kim kiran kirk kirsten kirsty kiyoshi klara klaus kofi konrad konstantin kornelia
kristian kristin kristina kristof kristy krzysztof kumiko kunal kurt kwabena kwame kyle kyoko lachlan laila lakshmi
lamar larissa larry lars lasse laszlo latoya laura lauren laurence laurens laurent lauri lavinia layla lea leah leander
leandro leda lee leif leila leilani leland lena lenka lennart leo leon leona leonard leonardo leonid leonie leonor
leonora leopold leroy leslie leticia levi lewis lia liam lidia lieselotte lieve ligia lila lilian liliana lillian lilly
lily lina linda lindsay lionel lior lisa lisbeth lise livia liz ljubica lloyd lluis loic lola lorcan lorena lorenzo
loretta lori lorna lorraine lothar lotte lou louella louis louisa louise lourdes luana luc luca lucas lucho lucia
luciana luciano lucie lucien lucile lucinda lucy ludmila ludovic ludwig luigi luis luisa luiz luka lukas luke lupe luz
lydia lyle lynn maarten mabel maciej madeleine mads maeve magda magdalena mahmoud maia maike mairead maite maja makoto
malcolm malgorzata malik malika malin malte mandy manfred manoj manolo manon manuel manuela marc marcel marcela marcelo
marcia marcin marco marcos marcus margaret margarita margaux margot margret margrit maria mariam mariana marianne
mariano maribel marie marijke marika marina mario marion marisa marisol marit marius marjorie mark marko markus marleen
marlene marlies marloes marlon marshall marta martha marthe martin martina martine marvin mary marysia masako massimo
mateo mateusz mathias mathieu mathilde mathis matt matteo matthew matthias mattia maura maureen maurice mauricio mauro
max maxim maxime maximilian maxine maya mayra mechthild meera megan mehdi mehmet mei meike melanie melina melinda
melissa melody mercedes meredith meret merle merve mette mia micaela micah michael michaela michal michel michele
michelle mick mickey miguel miguelina mihaela mihai mika mikael mike mikhail mila milan milena milo milos mina minh
minna mira miranda mireille mirek miriam mirjam mirko miroslav misaki mitch mitchell mitsuko mo mohamed mohammad
mohammed moira moises molly mona monica monika monique morag morgan moritz morten moses muhammad muriel mustafa myra
myriam myrna nabil nacho nadeem nadia nadine nadja nancy naoki naoko naomi nat natalia natalie natasha nathalie nathan
naveen neha neil nele nell nella nelly nelson nestor nevin ngozi niamh nicholas nick nico nicola nicolas nicole nicoleta
niels nigel nikhil niklas nikola nils nilufer nina nino nisha noa noah noel noelle noemi noor nora norbert norma norman
nuno nuria obinna octavia octavio odette odhran odile ofelia oisin okan oksana olaf ole oleg olek olena olga oliver
olivia olivier omar omid ophelia oriol orla orlando ornella osama oscar oskar oswald ottilie otto owen pablo paco paige
paloma pam pamela panagiotis pancho paola paolina paolo parisa parker pascal pascale pat patience patrice patricia
patricio patrick patrizia patryk patti paul paula pauline paulo pavel pawel pedro peggy penelope penny pepe per perrine
perry petar peter petr petra petronella phil philip philipp philippe phillip phoebe phyllis pia piero pierre piers
pieter pietro pilar pim pina piotr pippa prakash pranav pratik preeti prisca priscilla priya przemek quentin quinn
quique rachel radek rafael rafaela rafal rafi rahul rainer raisa raj rajesh rajiv ralf ralph ramesh ramon ramona randall
randy rania raoul raphael raquel rashid rasmus raul ravi ray raymond rebecca reggie regina regine reiko reina reiner
reinhard reinhold remi remy renata renate renato renaud rene renee renzo reuben rhea rhiannon rhonda rhys rian ricarda
ricardo riccardo richard rick ricky rikke rina rishi rita ritu rob robert roberta roberto robin rocco rocio roderick
rodney rodrigo rogelio roger rohan rohit roland rolf romain roman romy ron ronald ronan ronja ronnie rory rosa rosalie
rosalind rosamund rosanna rosario rose rosemary rosie ross roswitha roxana roxanne roy ruben ruby rudi rudolf rudolph
rufus rui rukhsana rune ruslan russell ruta ruth ryan sabina sabine sabrina sachiko sadia saeed safiya sakura salim
sally salma salome salvador salvatore sam samantha samir samira samuel sana sandeep sander sandra sandrine sandy sanjay
sanna sanne santiago santino saoirse sara sarah sari sascha sasha saskia satoshi satsuki scott sean sebastian sebastien
selena selina selma serena serge sergei sergio seth severin shahid shane shannon sharon shashi shaun shauna shawn sheila
sherry shinji shirin shirley shreya sibel sibylle siegfried sigrid sigurd silas silke sille silvana silvia silvio simon
simona simone simran sinead siobhan siri slavka sofia sofie sofija sohail solange sonia sonja sophia sophie soren stacey
stacy stan stanislav stanley stavros stefan stefania stefanie stefano steffen stefka stella sten stephan stephane
stephania stephanie stephen steve steven stig stuart sue suman sunil sunita suraj susan susana susann susanna susanne
suzan suzanne sven svenja svetlana sybille sylvia sylvie tabitha tadashi tadeusz taiwo takashi talia tamar tamara tamas
tami tania tanisha tanja tanya tara tarek tariq tatiana tatjana taylor ted temitope terence teresa teresia terry teruko
tess tessa thabo thaddeus thandi thea thelma theo theodor theodora theodore theresa therese thibault thierry thijs thilo
thomas thomasz thorsten thuy tiago tiffany tilda till tilman tilo tim timo timothee timothy tina titus tobiah tobias
toby todd tom tomas tomasso tomasz tommaso tommy tomoko toni tony tonya torben torsten toshiko tracy trang traudl travis
trent trevor trina trish tristan troy trudy tuan tuncay tunde turid tyler tyrone tyson ugo ulf uli ulla ulrich ulrike
umar umberto urs ursula urszula uschi usha uta ute uwe vaclav valentin valentina valeria valerie valerio vanessa vasco
vasil velma vera verena vernon veronica veronika veronique vicky victor victoria vijay vikram viktor vilma vince vincent
vincenza vincenzo viola virginia virginie vittoria vittorio vivek vivian viviane vivien vlad vladimir vojtech volker
walburga waldemar walid wallace walter wanda wang wanjiru warren wayne wei wendell wendy wenzel werner wesley whitney
wiebke wiktoria wilbur wilfried wilhelm wilhelmina will willa willem willi william willow wilma wim winfried winnie
winston wojciech wolfgang xavier xenia xiao ximena yael yamina yan yann yannick yara yasir yasmin yasmine yasuko yayoi
yoko yolanda yolande yosef yoshiko youssef ysabel yuki yumi yuri yusra yusuf yves yvette yvonne zach zachary zahra
zainab zara zdenek zelda zelma zeno zenon zeynep zita zoe zofia zoltan zora zsofia zubair zuri zuzana
`;

const known = new Set(names.trim().split(/\s+/));

/** Whether a folded word is a given name that is common somewhere. */
export function isGivenName(folded: string): boolean {
  return known.has(folded);
}
