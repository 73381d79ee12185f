//! Versions as programs print them.

use std::fmt;

/// Up to three numbers; what is not said counts as zero.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// Reads `1.2.3`, `1.2`, `132`, or one with a suffix such as `1.2.3-beta`.
    pub fn parse(text: &str) -> Option<Self> {
        let numbers = text.split(['-', '+']).next()?;
        let mut parts = numbers.split('.').map(str::parse::<u32>);
        let major = parts.next()?.ok()?;
        let minor = parts.next().transpose().ok()?.unwrap_or(0);
        let patch = parts.next().transpose().ok()?.unwrap_or(0);
        Some(Self(major, minor, patch))
    }

    /// The first version in a program's answer to `--version`.
    pub fn find_in(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_answers_are_understood() {
        assert_eq!(Version::find_in("wasm-bindgen 0.2.121\n"), Some(Version(0, 2, 121)));
        assert_eq!(Version::find_in("wasm-opt version 132 (version_132)"), Some(Version(132, 0, 0)));
        assert_eq!(Version::find_in("cargo-leptos 0.3.10-alpha1"), Some(Version(0, 3, 10)));
        assert_eq!(Version::find_in("command not found"), None);
    }

    #[test]
    fn versions_compare_by_number_and_not_by_letter() {
        assert!(Version(0, 3, 10) > Version(0, 3, 9));
    }
}
