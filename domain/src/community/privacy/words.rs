//! The words that the rules about dates and names go by.

/// Whether a word stands in a list of words with spaces between them.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|known| known == word)
}

/// Words that say when somebody was born.
pub(super) const BIRTH: &str = "born birth birthdate birthday dob né née nés nées naissance ddn naquit";

/// What follows where a law or a programme is born.
pub(super) const NO_BIRTHS: &str = "of rate rates de du des d";

/// Months in both languages, whole and shortened.
pub(super) const MONTHS: &str = "january janvier february février fevrier march mars april avril may mai june juin july juillet \
    august août september october november december aout jan janv feb fév févr mar apr avr jun jul juil \
    aug sep sept oct nov dec déc septembre octobre novembre décembre";

/// Titles that a patient's name may follow.
pub(super) const HONORIFICS: &str = "mr mrs ms miss mx m mme mlle monsieur madame patient patiente pt";

/// Who is named for what they do, not as a patient.
pub(super) const OFFICES: &str = "dr dre drs prof professor professeur professeure docteur docteure doctor minister ministre premier \
    première president président présidente senator sénateur sénatrice judge juge";

/// Capitalised words that are no part of a person's name.
pub(super) const NO_NAMES: &str = "act agence agency alberta america anglais assembly assemblée association bill board british \
    brunswick cabinet calgary canada canadian canadien canadienne canadiens care center centre charte \
    charter chief city clinic clinique code college collège columbia comité commission committee \
    communauté community conference conférence conseil council cour court covid day department dossier \
    droits east edmonton emergency england est family federal federation first foundation friday fund \
    fédéral fédération gouvernement government great guide halifax health hospital house hôpital \
    indigenous institut institute inuit island journal journée king labrador law life loi london \
    manitoba medical medicine meeting mental ministry ministère monday montreal montréal médecine \
    médical médicale métis nation national nationale nations network neuve new newfoundland north \
    northwest nouveau nouvelle nova nunavut office ombudsman ontario ordre organisation organization \
    ottawa ouest parlement parliament pharmacy plan police policy premières primary prime prince program \
    programme project projet protocol public publique quebec queen québec rapport record regina report \
    review rights royal royale régie réseau safety santé saskatchewan saturday scotia semaine senate \
    service services social society société soins south states statistics statistique street summit \
    sunday supreme suprême sécurité sénat table terre territoires territories thursday toronto treaty \
    trust tuesday union unis united university université urgence urgences vancouver victoria wait \
    wednesday week west winnipeg world yukon écosse édouard états île";

/// Words that a sentence begins with.
pub(super) const OPENERS: &str = "a after all an and as at au aux avant après because before but by c car ce ces cette dans de depuis \
    des du elle elles en et every for from he how i if il ils in it its j je l la le les leur lors mais \
    mes mon my no nos not notre nous now of on or our par pour quand que qui s sa see selon ses she si \
    since so some son sur that the their then there these they this to two un une under until vers votre \
    vous we what when where while who why with you your à";
