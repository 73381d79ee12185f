//! What keeps a flood from the desks. Nothing here drops anything: what may be a program's waits apart, for somebody to look
//! at, and what cannot wait any more is refused in words.

/// Enquiries of people who are not signed in that reach their desks in a day; what comes beyond waits apart.
pub const STRANGERS_A_DAY: u32 = 300;

/// Enquiries that wait apart at most; whoever writes then is told to call, to write a letter, or to sign in.
pub const MOST_SUSPECTED: u32 = 2_000;

/// Acknowledgements that go in a day to addresses whose owners nobody knows, one at most to each: anybody can type an address.
pub const RECEIPTS_A_DAY: u32 = 100;

/// Links from which on a message looks like an advertisement.
const MANY_LINKS: usize = 3;

/// Whether a message looks like what programs send.
pub fn is_suspect(message: &str) -> bool {
    let text = message.to_lowercase();
    let links = text.matches("http://").count() + text.matches("https://").count();
    links >= MANY_LINKS || text.contains("[url=") || text.contains("<a href=")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_links_and_the_markup_of_forums_look_like_a_program_s_and_one_link_does_not() {
        for text in [
            "https://a.example HTTPS://b.example http://c.example",
            "[URL=https://a.example]x[/URL]",
            "<A HREF='x'>",
        ] {
            assert!(is_suspect(text), "{text}");
        }
        for text in [
            "See https://www.cma.ca/x and http://b.example.",
            "Bonjour,\nj’ai une question.",
            "a < b, url = x",
        ] {
            assert!(!is_suspect(text), "{text}");
        }
    }
}
