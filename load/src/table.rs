//! The figures, each beside its goal and what it is held against.

use std::fmt;

/// One figure.
pub struct Row {
    /// What was measured.
    pub figure: String,
    /// What it should be.
    pub goal: String,
    /// What it is.
    pub measured: String,
    /// The ceiling or peer, measured in the same run.
    pub against: String,
    /// Whether the goal is reached; `None` where there is none.
    pub is_met: Option<bool>,
}

/// All figures.
#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
    is_unsound: bool,
}

impl Table {
    /// Adds a figure, and prints it.
    pub fn add(&mut self, row: Row) {
        println!("{row}");
        self.rows.push(row);
    }

    /// Adds a figure that is no matter of speed: when it is missed, the run fails.
    pub fn must(&mut self, row: Row) {
        self.is_unsound |= row.is_met == Some(false);
        self.add(row);
    }

    /// Whether everything that must hold does.
    pub fn is_sound(&self) -> bool {
        !self.is_unsound
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match self.is_met {
            Some(true) => "yes",
            Some(false) => "NO",
            None => "",
        };
        write!(f, "| {} | {} | {} | {} | {verdict} |", self.figure, self.goal, self.measured, self.against)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| figure | goal | measured | held against | reached |\n|---|---|---|---|---|")?;
        self.rows.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}

/// A number for people: thousands apart, three figures that matter at most.
pub fn number(value: f64) -> String {
    if value < 100.0 {
        return format!("{value:.1}");
    }
    let digits = format!("{value:.0}");
    let mut spaced = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            spaced.push(',');
        }
        spaced.push(digit);
    }
    spaced
}

/// A count as a number to reckon with. None here comes near 2^53, where that stops being exact.
#[expect(clippy::cast_precision_loss, reason = "counts of a bench are far below 2^53")]
pub fn float(count: usize) -> f64 {
    count as f64
}
