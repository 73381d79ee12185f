//! Addresses of the web within a text, as people write them.

/// How an address begins, in letters of any case.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];

/// The address at the head of a text. It ends before what closes or ends the sentence around it; a bracket that it opens
/// itself is its own.
pub(crate) fn address(text: &str) -> Option<&str> {
    let begins = |word: &&str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let beginning = BEGINNINGS.into_iter().find(begins)?;
    let mut open = Vec::new();
    let ends = |(_, c): &(usize, char)| match c {
        '(' | '[' => {
            open.push(*c);
            false
        }
        ')' => open.pop_if(|c| *c == '(').is_none(),
        ']' => open.pop_if(|c| *c == '[').is_none(),
        c => is_end(*c),
    };
    let mut signs = text.char_indices();
    let end = signs.find(ends).map_or(text.len(), |(at, _)| at);
    let address = text[..end].trim_end_matches(is_of_the_sentence);
    let host = address.get(beginning.len()..)?;
    let is_host = host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    (is_host && (beginning != "www." || host.contains('.'))).then_some(address)
}

/// Where an address leads.
pub(crate) fn target(address: &str) -> String {
    if address.contains("://") { address.to_owned() } else { format!("https://{address}") }
}

/// What is part of no address.
fn is_end(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '<' | '>'
                | '"'
                | '`'
                | '\\'
                | '«'
                | '»'
                | '“'
                | '”'
                | '„'
                | '‹'
                | '›'
                | '、'
                | '。'
                | '，'
                | '（'
                | '）'
                | '「'
                | '」'
                | '『'
                | '』'
                | '】'
        )
}

/// What ends a sentence, a quotation or an emphasis rather than an address.
const fn is_of_the_sentence(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '‘' | '…' | '*' | '_' | '~' | '(' | '[' | '|'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_its_writer_ends_it() {
        for (text, found) in [
            ("https://x.org/a_(b) or", "https://x.org/a_(b)"),
            ("https://x.org/a_(b)).", "https://x.org/a_(b)"),
            ("https://x.org/a)", "https://x.org/a"),
            ("https://x.org/[a]/b](c)", "https://x.org/[a]/b"),
            ("https://x.org/a”, he said", "https://x.org/a"),
            ("https://x.org/a’", "https://x.org/a"),
            ("https://x.org/a»", "https://x.org/a"),
            ("https://x.org/a…", "https://x.org/a"),
            ("https://x.org/_/b*c?d=1&e=2#f.", "https://x.org/_/b*c?d=1&e=2#f"),
            ("https://x.org**", "https://x.org"),
            ("HTTPS://X.org/A", "HTTPS://X.org/A"),
            ("Http://x.org", "Http://x.org"),
            ("www.x.org/a", "www.x.org/a"),
            ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
            ("https://santé.example/é。", "https://santé.example/é"),
        ] {
            assert_eq!(address(text), Some(found), "{text}");
        }
        for text in [
            "https://",
            "https://(",
            "https:// x",
            "www.",
            "www.x",
            "www..x.org",
            "ftp://x.org",
            "x.org",
            "é",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_without_a_scheme_leads_to_the_safe_one() {
        assert_eq!(
            (target("www.x.org").as_str(), target("HTTP://x.org").as_str()),
            ("https://www.x.org", "HTTP://x.org")
        );
    }
}
