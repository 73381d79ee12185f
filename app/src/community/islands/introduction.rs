//! Being done with the introduction, without leaving the page.

use leptos::prelude::*;

use super::done_once::done_once;
use crate::island::island;

island! {
    /// Takes the press of either button: it is sent, and that the steps are not shown again is said in their place.
    IntroductionInPlace = introduction_in_place in account {
        /// What is said then.
        over: String,
    }
}

fn introduction_in_place(over: String) -> impl IntoView {
    done_once::<()>("introduction", over, |()| {})
}
