//! How much the words of a query tell.

/// How much a word tells of what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// It only holds a sentence together.
    Small,
    /// In a question, it says what is to be done with its subject.
    Asking,
    /// It says what it is about.
    Telling,
}

/// With what a question begins.
const QUESTIONS: &[&str] = &[
    "how", "what", "where", "who", "whom", "when", "why", "which", "can", "could", "do", "does", "is", "are",
    "should", "comment", "ou", "qui", "que", "quoi", "quand", "pourquoi", "combien", "quel", "quelle",
    "quels", "quelles", "est", "peut", "puis",
];

/// What a question may want done.
const ASKING: &[&str] = &[
    "appeler",
    "appelle",
    "appelez",
    "ask",
    "avoir",
    "call",
    "contact",
    "contacter",
    "demander",
    "demande",
    "faire",
    "find",
    "get",
    "joindre",
    "know",
    "make",
    "need",
    "obtenir",
    "obtiens",
    "obtient",
    "reach",
    "rejoindre",
    "request",
    "savoir",
    "trouve",
    "trouver",
    "use",
    "utiliser",
    "want",
];

/// Words of both languages that hold sentences together. Those that mean something in the other language are left out:
/// "car", "son", "but", "may".
const SMALL: &[&str] = &[
    "a", "about", "ai", "am", "an", "and", "are", "as", "at", "au", "aux", "avec", "avez", "avons", "be",
    "been", "by", "c", "ca", "can", "ce", "cela", "ces", "cet", "cette", "chez", "comment", "could", "d",
    "dans", "de", "des", "did", "do", "does", "dois", "doit", "dont", "du", "elle", "elles", "en", "est",
    "et", "etre", "faut", "for", "from", "had", "has", "have", "he", "her", "here", "his", "how", "i", "if",
    "il", "ils", "in", "into", "is", "it", "its", "j", "je", "l", "la", "le", "les", "leur", "leurs", "lui",
    "ma", "me", "mes", "moi", "mon", "must", "my", "n", "ne", "nos", "notre", "nous", "of", "on", "ont",
    "or", "ou", "our", "par", "pas", "peut", "peux", "pour", "pourquoi", "puis", "qu", "quand", "que",
    "quel", "quelle", "quelles", "quels", "qui", "quoi", "s", "sa", "se", "ses", "she", "should", "si",
    "sont", "sur", "t", "ta", "te", "tes", "that", "the", "their", "them", "there", "these", "they", "this",
    "those", "to", "tu", "un", "une", "us", "vos", "votre", "vous", "was", "we", "were", "what", "when",
    "where", "which", "who", "whom", "why", "will", "with", "would", "y", "you", "your",
];

impl Weight {
    /// What the first word of a query makes of those that only say what is to be done.
    pub(super) fn of_first(typed: &str) -> Self {
        let first = super::words(typed).next().unwrap_or_default();
        if QUESTIONS.contains(&first.as_str()) { Self::Asking } else { Self::Telling }
    }

    /// How much something tells that was typed without a space, and whose words are these.
    pub(super) fn of(typed: &str, words: &[String], asking: Self) -> Self {
        let [word] = words else { return Self::Telling };
        let is_name = typed.chars().nth(1).is_some() && !typed.chars().any(char::is_lowercase);
        if is_name {
            Self::Telling
        } else if SMALL.contains(&word.as_str()) {
            Self::Small
        } else if ASKING.contains(&word.as_str()) {
            asking
        } else {
            Self::Telling
        }
    }
}
