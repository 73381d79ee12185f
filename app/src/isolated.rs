//! Names within sentences, on both sides.

/// A name within a sentence: one that is written from right to left turns nothing around it (UAX #9, section 2.4.2). Where
/// the name stands by itself, `<bdi>` does the same.
pub fn isolated(name: &str) -> String {
    let is_right_to_left = |c: char| {
        matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}')
    };
    if name.contains(is_right_to_left) { format!("\u{2068}{name}\u{2069}") } else { name.to_owned() }
}
