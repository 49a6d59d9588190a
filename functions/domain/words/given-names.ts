/**
 * Given names that are common somewhere, folded: they tell "Interview with Alex" (who asks whom?) from
 * "Interview with Acme". A list can never be complete; a name that is missing is read as an employer.
 */
const names = `
aaron abby abdul abigail adam adele adrian adriana agata agnes agnieszka ahmed aiden aisha akira alan albert alberto
alejandra alejandro aleksander alena ales alessandra alessandro alessia alex alexander alexandra alexis alfred ali
alice alicia alina aline alison allison alma alvaro amanda amber amelia amelie amina amir amit amy ana anastasia anders
andre andrea andreas andrei andres andrew andrzej andy angel angela angelica anita anja anjali ann anna anne annette
annika anthony antoine anton antonia antonio antonella anya april arash arjun armando arne arthur artur asha ashley
astrid audrey aurelie ava axel ayesha barbara bart bartek bas beata beatrice beatriz becky ben benedict benjamin bernard
bernd beth betty bianca bill birgit bob bogdan brad bram brandon brenda brent brian brigitte bruce bruno bryan caitlin
camila camille carina carl carla carlo carlos carmen carol carolina caroline carrie casey catalina catherine cecilia
celine chantal charles charlie charlotte chen chiara chloe chris christa christian christina christine christoph
christopher cindy claire clara claudia claudio claus clemens colin connor constance corinna craig cristina cynthia daan
daisuke damien dan dana daniel daniela daniele danielle danny daria darren dave david dawn deborah debbie denis denise
dennis derek diana diane diego dieter dimitri dina dirk dmitri dominik dominique donald donna dora doris dorothea doug
duncan dustin dylan ed eddie edgar eduardo edward edwin eileen elaine eleanor elena eli elias elif elisa elisabeth eliza
elizabeth ella ellen elsa emil emilia emilie emily emma emmanuel enrico eric erica erik erika erin ernst esteban esther
ethan eugene eva evan eve evelyn ewa fabian fabio fatima federica federico felipe felix fernanda fernando filip finn
fiona flavia florence florian frances francesca francesco francis francisco franck frank franz fred frederic frederik
friedrich gabriel gabriela gabriele gareth gary gavin gemma geoff george georg georgia gerald gerard gerd gianni gina
giorgio giovanni giulia giulio giuseppe glenn gloria gonzalo grace graham greg gregory greta grzegorz guido guillaume
gunter gus gustavo guy hana hanna hannah hannes hans harald harold harriet harry hassan heather hector heidi heike heinz
helen helena helene helmut hendrik henrik henry herbert hiro hiroshi holger holly hugo ian ibrahim ida ignacio igor
ilona ilse ines inga inge ingrid irena irene irina iris isaac isabel isabella isabelle ivan ivana iwona jack jackie jacob
jacqueline jade jaime jakub james jamie jan jana jane janet janice janine jared jaroslav jasmin jason javier jay jean
jeff jeffrey jen jenna jennifer jenny jens jeremy jerome jerry jess jesse jessica jesus jill jim jimmy jiri jo joan joana
joanna joao joaquin jochen joe joel joerg johan johanna johannes john johnny jon jonas jonathan jordan jorge jose josef
joseph josh joshua josie joyce juan juana judith judy julia julian juliana julie julien juliette julio jun jurgen justin
justyna kai kamil karel karen karim karin karl karolina kasia kate katharina katherine kathleen kathrin kathy katie katja
katrin katy kaylee keiko keith kelly ken kenji kenneth kevin kim kirsten klaus konrad kristin kristina krzysztof kurt
kyle lars laszlo laura lauren laurence laurent lea leah lee leila lena leo leon leonardo leonie leslie liam lidia lilly
lina linda lindsay lisa liz lola lorena lorenzo lori lotte louis louise luca lucas lucia luciana lucie lucy luigi luis
luisa luiz lukas luke lydia lynn maarten madeleine magda magdalena maja malcolm malgorzata manuel manuela marc marcel
marcelo marcin marco marcos marcus margaret margarita margot maria mariana marianne marie marina mario marion marjorie
mark marko markus marta martha martin martina mary marysia mateo mateusz mathias mathieu mathilde matt matteo matthew
matthias maureen maurice mauricio max maxime maya megan mehmet mei melanie melissa mercedes mia michael michaela michal
michel michele michelle miguel mike mila milan mina miriam mitch mohamed mohammed moira molly monica monika morgan
moritz muhammad nadia nadine nancy naomi natalia natalie natasha nathalie nathan neil nele nelson nicholas nick nico
nicola nicolas nicole nigel nikhil niklas nikola nina noah noel noemi nora norbert norman olga oliver olivia olivier omar
oscar oskar otto owen pablo paola paolo pascal pat patricia patricio patrick patrizia paul paula pauline pavel pawel
pedro peggy penny per perry peter petr petra phil philip philipp philippe pia pierre pieter pilar piotr priya rachel
radek rafael raj rajesh ralf ralph ramon raquel rashid raul ravi ray raymond rebecca regina reinhard renata renate rene
ricardo riccardo richard rick rita rob robert roberta roberto robin rocio rodrigo roger roland rolf roman ron ronald
rosa rosalie rose ross roxana ruben rudolf rui russell ruth ryan sabine sabrina sakura sally salma sam samantha samir
samuel sandra sandrine sandy sanjay sara sarah sascha saskia satoshi scott sean sebastian sebastien selina sergei sergio
seth shane sharon shaun sheila shirley shreya sibylle silke silvia simon simona simone sofia sofie sonia sophia sophie
stacy stan stanislav stefan stefania stefanie stefano steffen stella stephan stephane stephanie stephen steve steven
stuart sue susan susanne suzanne svenja sven sylvia sylvie takashi tamara tania tanja tanya tara tatiana ted teresa terry
tess thea theo theresa thierry thijs thomas thorsten tiago tiffany till tim timo tina tobias todd tom tomas tomasz tommaso
tommy toni tony tracy travis trevor tristan troy tyler ulrich ulrike ursula uta ute uwe vaclav valentina valeria valerie
vanessa vera veronica veronika vicky victor victoria viktor vincent vincenzo viola viviane vladimir walter wang wayne wei
wendy werner wesley wiktoria will william wim wojciech wolfgang xavier ximena yael yan yann yasmin yolanda youssef yuki
yuri yvonne zach zahra zara zeynep zoe zofia zuzana
`;

const known = new Set(names.trim().split(/\s+/));

/** Whether a folded word is a given name that is common somewhere. */
export function isGivenName(folded: string): boolean {
  return known.has(folded);
}
