//! A form's page with what was typed into it put back. It works on the page as it is written, so that it works for every
//! form there is and will be.

use std::cell::Cell;
use std::rc::Rc;

use app::form_back::is_text;
use app::ui::NOTICES_SEEN;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, end_tag, rewrite_str};
use serde::{Deserialize, Serialize};

/// Hidden fields that say what its writer had seen, or which form it was: they belong to what was typed.
const SEEN: [&str; 8] = ["version", "revision", "draft", "form", "reply_to", "seen", NOTICES_SEEN, "state"];

/// A form as it was posted.
#[derive(Clone, Serialize, Deserialize)]
pub struct Typed {
    /// The path that it was posted to.
    pub action: String,
    /// Its fields, in their order.
    pub fields: Vec<(String, String)>,
}

impl Typed {
    fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Whether all that was typed into this one was typed into another.
    pub fn is_said_in(&self, other: &Self) -> bool {
        let mut typed = self.fields.iter().filter(|(name, _)| !SEEN.contains(&name.as_str()));
        typed.all(|(name, value)| other.has(name, value))
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.fields.iter().any(|(field, other)| field == name && other == value)
    }

    /// The names of the fields that hold a text.
    fn texts(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(|(name, value)| is_text(name, value)).map(|(name, _)| name.as_str())
    }

    /// Whether a form is posted where this one was.
    fn fits(&self, form: &Element<'_, '_>) -> bool {
        let action = form.get_attribute("action").unwrap_or_default();
        action.split(['?', '#']).next() == Some(self.action.as_str())
    }

    /// Whether this control had a part in what was posted.
    fn names(&self, control: &Element<'_, '_>) -> bool {
        let (name, value) = (attribute(control, "name"), attribute(control, "value"));
        match kind(control).as_str() {
            "hidden" | "submit" | "radio" | "checkbox" => self.has(&name, &value),
            _ => self.value(&name).is_some(),
        }
    }
}

fn attribute(element: &Element<'_, '_>, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// What a control is: its tag, or the type of an `input` or `button`.
fn kind(control: &Element<'_, '_>) -> String {
    match control.tag_name().as_str() {
        "input" | "button" => control.get_attribute("type").unwrap_or_else(|| "text".to_owned()),
        tag => tag.to_owned(),
    }
}

/// The page with what was typed, and a notice, in the form that it was typed into. `None` where the page has no such form,
/// none that a person types into, or no place for one of the texts.
pub fn refill(page: &str, typed: &Typed, notice: &str) -> Option<String> {
    let chosen = choose(page, typed)?;
    let mut is_filled = false;
    let mut select = String::new();
    let mut without_place: Vec<&str> = typed.texts().collect();
    let filled = walk(page, |form, element| {
        if form != Some(chosen) {
            return;
        }
        if element.tag_name() == "form" {
            element.prepend(notice, ContentType::Html);
            return;
        }
        let name = attribute(element, "name");
        without_place.retain(|text| *text != name);
        is_filled |= fill(element, typed, &mut select);
    })?;
    (is_filled && without_place.is_empty()).then_some(filled)
}

/// The page with a notice before all else that it says. `None` where it is a part of a page only.
pub fn announce(page: &str, notice: &str) -> Option<String> {
    let is_told = Rc::new(Cell::new(false));
    let told = is_told.clone();
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("main", move |main| {
        main.prepend(notice, ContentType::Html);
        told.set(true);
        Ok(())
    }));
    let page = rewrite_str(page, settings).ok()?;
    is_told.get().then_some(page)
}

/// The page with one more field in the forms that are posted there.
pub fn carry(page: &str, action: &str, (name, value): (&str, &str)) -> Option<String> {
    let field = format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
    walk(page, |_, element| {
        let leads = element.get_attribute("action").unwrap_or_default();
        if element.tag_name() == "form" && leads.split(['?', '#']).next() == Some(action) {
            element.prepend(&field, ContentType::Html);
        }
    })
}

/// The page with words before its title, once.
pub fn entitle(page: &str, words: &str) -> Option<String> {
    if page.contains(&format!("<title>{words}")) {
        return None;
    }
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("head > title", |title| {
            title.prepend(&format!("{words} "), ContentType::Text);
            Ok(())
        }));
    rewrite_str(page, settings).ok()
}

/// Which of the page's forms was posted: the one that has most of what came, where several are posted to one address.
fn choose(page: &str, typed: &Typed) -> Option<usize> {
    let mut scores: Vec<Option<usize>> = Vec::new();
    walk(page, |form, element| {
        if element.tag_name() == "form" {
            scores.push(typed.fits(element).then_some(0));
        } else if let Some(Some(score)) = form.and_then(|form| scores.get_mut(form))
            && typed.names(element)
        {
            *score += 1;
        }
    })?;
    let scores = scores.iter().enumerate().filter_map(|(form, score)| Some((form, (*score)?)));
    // Of equals the first: `max_by_key` takes the last.
    scores.rev().max_by_key(|(_, score)| *score).map(|(form, _)| form)
}

/// Goes through the forms of a page and their controls; `each` is told in which form it is.
fn walk(page: &str, mut each: impl FnMut(Option<usize>, &mut Element<'_, '_>)) -> Option<String> {
    let is_inside = Rc::new(Cell::new(false));
    let mut next = 0_usize;
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(
        "form, input, textarea, select, option, button",
        |element| {
            if element.tag_name() == "form" {
                next += 1;
                is_inside.set(true);
                let is_inside = is_inside.clone();
                element.on_end_tag(end_tag!(move |_| {
                    is_inside.set(false);
                    Ok(())
                }))?;
            }
            each(is_inside.get().then(|| next - 1), element);
            Ok(())
        }
    ));
    rewrite_str(page, settings).ok()
}

/// Puts into a control what was posted for it. Returns whether that is something that a person typed.
fn fill(control: &mut Element<'_, '_>, typed: &Typed, select: &mut String) -> bool {
    let (name, value) = (attribute(control, "name"), attribute(control, "value"));
    let posted = typed.value(&name);
    match kind(control).as_str() {
        "textarea" => {
            let Some(text) = posted else { return false };
            // A first line break is dropped by the parser.
            control.set_inner_content(&format!("\n{text}"), ContentType::Text);
            !text.trim().is_empty()
        }
        "select" => {
            *select = name;
            false
        }
        "option" => {
            if typed.value(select).is_some() {
                mark(control, "selected", typed.has(select, &value));
            }
            false
        }
        "radio" if posted.is_none() => false,
        "radio" | "checkbox" => {
            mark(control, "checked", typed.has(&name, &value));
            false
        }
        "hidden" => {
            if let Some(posted) = posted.filter(|_| SEEN.contains(&name.as_str())) {
                let _ = control.set_attribute("value", posted);
            }
            false
        }
        // Nothing secret is ever written back.
        "password" | "submit" | "file" => false,
        _ => {
            let Some(text) = posted else { return false };
            let _ = control.set_attribute("value", text);
            !text.trim().is_empty()
        }
    }
}

fn mark(control: &mut Element<'_, '_>, attribute: &str, is_set: bool) {
    if is_set {
        let _ = control.set_attribute(attribute, "");
    } else {
        control.remove_attribute(attribute);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Typed { action: "/a".into(), fields: fields.iter().map(owned).collect() }
    }

    #[test]
    fn what_was_typed_stands_in_its_form_again_and_in_no_other() {
        let page = "<form method=\"post\" action=\"/b\"><textarea name=\"t\">b</textarea></form>\
            <form method=\"post\" action=\"/a?x=1#y\"><input type=\"hidden\" name=\"version\" value=\"9\">\
            <input type=\"hidden\" name=\"whose\" value=\"new\"><textarea name=\"t\">old</textarea>\
            <input type=\"text\" name=\"u\" value=\"\"><input type=\"password\" name=\"p\">\
            <input type=\"radio\" name=\"r\" value=\"1\" checked><input type=\"radio\" name=\"r\" value=\"2\">\
            <select name=\"s\"><option value=\"1\" selected>1</option><option value=\"2\">2</option></select>\
            <input type=\"checkbox\" name=\"c\" value=\"on\" checked></form>";
        let posted = typed(&[
            ("version", "7"),
            ("whose", "old"),
            ("t", "\n</textarea><b>&amp;"),
            ("u", "\"quoted\""),
            ("p", "secret"),
            ("r", "2"),
            ("s", "2"),
        ]);
        let page = refill(page, &posted, "<p>N</p>").unwrap();
        assert!(page.contains("action=\"/a?x=1#y\"><p>N</p>"), "{page}");
        assert!(page.contains("<textarea name=\"t\">b</textarea>"));
        assert!(page.contains(">\n\n&lt;/textarea&gt;&lt;b&gt;&amp;amp;</textarea>"), "{page}");
        for part in
            ["value=\"7\"", "value=\"new\"", "value=\"&quot;quoted&quot;\"", "value=\"2\" checked=\"\""]
        {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(
            page.contains("<option value=\"2\" selected=\"\">") && !page.contains("value=\"1\" selected")
        );
        assert!(!page.contains("value=\"on\" checked") && !page.contains("secret"));
    }

    #[test]
    fn of_several_forms_at_one_address_the_one_that_was_posted_is_filled() {
        let form = |act: &str, name: &str| {
            format!(
                "<form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"act\" value=\"{act}\">\
                 <textarea name=\"{name}\"></textarea></form>"
            )
        };
        let page = [form("note", "text"), form("answer", "text")].concat();
        let page = refill(&page, &typed(&[("act", "answer"), ("text", "mine")]), "N").unwrap();
        let (note, answer) = page.split_once("</form>").unwrap();
        assert!(!note.contains("mine") && answer.contains("N<input") && answer.contains("mine"), "{page}");
    }

    #[test]
    fn a_page_that_has_no_place_for_one_of_the_texts_is_not_filled() {
        let page = "<form method=\"post\" action=\"/a\"><textarea name=\"body\"></textarea></form>";
        let posted = [("body", "more"), ("discarded", "Half a thought"), ("action", "restore")];
        assert!(refill(page, &typed(&posted), "N").is_none());
        let page =
            page.replace("<textarea", "<input type=\"hidden\" name=\"discarded\" value=\"\"><textarea");
        assert!(refill(&page, &typed(&posted), "N").is_some());
    }

    #[test]
    fn a_page_without_that_form_or_with_nothing_typed_is_not_filled() {
        let page = "<form method=\"post\" action=\"/a\"><textarea name=\"t\"></textarea></form>";
        assert!(refill(page, &Typed { action: "/z".into(), ..typed(&[("t", "x")]) }, "N").is_none());
        assert!(refill(page, &typed(&[("t", " "), ("act", "x")]), "N").is_none());
    }
}
