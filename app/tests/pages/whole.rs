//! What holds on every page.

use std::collections::HashSet;

use domain::Language;
use domain::account::Capability;
use domain::help::Subject;

use app::form_back::is_typed;
use app::help::route_of;
use app::pages::samples;
use app::routes::{Part, Route};
use app::sample::render_sample;

/// Runs `check` on every page in both languages.
fn each(check: impl Fn(Language, &str, &str)) {
    for language in Language::ALL {
        for (name, sample) in samples(language) {
            let what = format!("{language} {name} {} {:?}", sample.state, sample.route);
            check(language, &what, &render_sample(language, sample));
        }
    }
}

/// A page without what an element of some kind holds.
fn without(html: &str, tag: &str) -> String {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    let mut parts = html.split(&open);
    let before = parts.next().unwrap_or_default().to_owned();
    parts.fold(before, |kept, part| kept + part.split_once(&close).map_or(part, |(_, after)| after))
}

#[test]
fn every_page_is_a_whole_document_in_its_language() {
    each(|language, what, html| {
        assert!(html.starts_with(&format!("<!DOCTYPE html><html lang=\"{language}\">")), "{what}: {html}");
        assert!(html.ends_with("</html>"), "{what}");
        // Who writes a document sees the holes in it, and how they are written.
        let read =
            ["code", "textarea", "ins"].into_iter().fold(html.to_owned(), |html, tag| without(&html, tag));
        assert!(!read.contains("{{"), "{what} shows a hole in a text");
    });
}

#[test]
fn every_page_has_one_heading_one_main_and_a_way_to_skip_to_it() {
    each(|_, what, html| {
        assert_eq!(html.matches("<h1").count(), 1, "{what}");
        assert_eq!(html.matches("<main id=\"content\"").count(), 1, "{what}");
        assert!(html.contains("<a href=\"#content\" class=\"skip-link\">"), "{what}");
    });
}

#[test]
fn no_page_needs_what_the_content_security_policy_forbids() {
    each(|_, what, html| {
        for forbidden in [" style=", "<style", " onclick=", "javascript:", "src=\"http", "srcdoc"] {
            assert!(!html.contains(forbidden), "{what} holds {forbidden}");
        }
        assert_eq!(html.matches("<script").count(), 1, "{what}: only the hydration script is inline");
    });
}

#[test]
fn no_identifier_stands_twice_on_a_page() {
    each(|_, what, html| {
        let mut seen = HashSet::new();
        for id in html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.insert(id), "{what}: {id} twice");
        }
        let described = html.split(" aria-describedby=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for id in described.flat_map(str::split_whitespace) {
            assert!(seen.contains(id), "{what}: nothing has the id {id}");
        }
    });
}

#[test]
fn what_is_wrong_with_a_field_is_heard_with_it() {
    each(|_, what, html| {
        let described = html.split(" aria-describedby=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let described: HashSet<&str> = described.flat_map(str::split_whitespace).collect();
        let ids = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for id in ids.filter(|id| id.ends_with("-error")) {
            assert!(described.contains(id), "{what}: nothing is described by {id}");
        }
    });
}

#[test]
fn every_link_within_a_page_leads_somewhere_on_it() {
    each(|_, what, html| {
        let ids = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let ids: HashSet<&str> = ids.collect();
        let links = html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
        for id in links.filter(|id| !id.is_empty()) {
            assert!(ids.contains(id), "{what}: #{id} leads nowhere");
        }
    });
}

#[test]
fn every_page_of_the_campaign_tells_who_is_asking_and_how_to_withdraw_and_none_of_the_community() {
    each(|language, what, html| {
        let address = match language {
            Language::En => "1410 Blair Towers Place",
            Language::Fr => "1410, place des tours Blair",
        };
        let footer = html.split("<footer").nth(1).unwrap_or_default();
        let asks = footer.contains(address)
            && footer.contains("mailto:cmamsc@cma.ca")
            && footer.contains("tel:+18888552555");
        assert_eq!(asks, !html.contains("site-header of-community"), "{what}");
        assert!(!html.contains("Authorized by") && !html.contains("Autorisé par"), "{what}: by whom?");
    });
}

#[test]
fn every_page_says_whose_it_is_in_its_title_and_over_itself() {
    each(|language, what, html| {
        let (campaign, community, dashboard) = match language {
            Language::En => ("Health Advocates", "CMA Community", "Dashboard"),
            Language::Fr => ("Voix pour la santé", "Communauté de l’AMC", "Tableau de bord"),
        };
        let is_dashboard = html.contains("of-community of-dashboard");
        let is_community = html.contains("site-header of-community");
        let (name, title) = if is_dashboard {
            (dashboard, format!("{dashboard} – {community}"))
        } else if is_community {
            (community, community.to_owned())
        } else {
            (campaign, campaign.to_owned())
        };
        assert!(html.contains(&format!("{title}</title>")), "{what}");
        let title = html.split("</title>").next().unwrap_or_default();
        assert_eq!(title.contains(campaign), !is_community, "{what}: {title}");
        let header =
            html.split("<header").nth(1).and_then(|rest| rest.split("</a>").next()).unwrap_or_default();
        assert!(header.contains(&format!("<span>{name}</span>")), "{what}: {header}");
        // What others show for it is whose it is, too.
        let head = html.split("</head>").next().unwrap_or_default();
        assert_eq!(head.contains("name=\"description\""), !is_community, "{what}");
        let is_shared = head.contains("og:site_name");
        assert_eq!(head.contains("og:image"), is_shared && !is_community, "{what}");
        assert_eq!(head.contains(&format!("\"og:site_name\" content=\"{name}\"")), is_shared, "{what}");
    });
}

#[test]
fn what_helps_with_the_campaign_is_the_campaign_s_and_all_other_help_the_community_s() {
    for language in Language::ALL {
        let campaign: Vec<String> = Subject::ALL
            .into_iter()
            .filter(|subject| subject.is_of_the_campaign())
            .map(|subject| route_of(subject).path(language))
            .collect();
        for (name, sample) in samples(language) {
            let Some(route) = sample.route.filter(|route| matches!(route.part(), Part::Help(_))) else {
                continue;
            };
            let (path, html) = (route.path(language), render_sample(language, sample));
            let is_community = html.contains("site-header of-community");
            assert_eq!(is_community, !campaign.contains(&path), "{name} {path}");
        }
    }
}

#[test]
fn a_page_of_the_dashboard_is_called_in_its_tab_as_over_its_matter() {
    let seen = std::cell::Cell::new(0);
    each(|_, what, html| {
        let between = |from: &str, to: &str| {
            let rest = html.split_once(from).map_or("", |(_, rest)| rest);
            rest.split_once(to).map_or("", |(text, _)| text).to_owned()
        };
        if html.contains("of-community of-dashboard") {
            let (title, h1) = (between("<title>", "</title>"), between("<h1", "</h1>"));
            let h1 = h1.split_once('>').map_or("", |(_, text)| text);
            assert!(title.contains(&format!("{h1} – ")), "{what}: {title}, but {h1}");
            seen.set(seen.get() + 1);
        }
    });
    assert!(seen.get() > 0, "or the test would prove nothing");
}

#[test]
fn who_is_signed_in_finds_the_way_out_and_their_account_in_the_menu_and_below_every_page() {
    for language in Language::ALL {
        for (name, sample) in samples(language) {
            let is_in = sample.viewer.is_some();
            let html = render_sample(language, sample);
            let out = Route::SignOut.path(language);
            assert_eq!(
                html.matches(&format!("action=\"{out}\"")).count(),
                if is_in { 2 } else { 0 },
                "{name}"
            );
            assert_eq!(
                html.matches("popovertarget=\"menu\"").count() > 0,
                html.contains("id=\"menu\""),
                "{name}"
            );
        }
    }
}

/// What stands in the bar over a page.
fn bar(html: &str) -> &str {
    html.split("<header").nth(1).and_then(|rest| rest.split("</header>").next()).unwrap_or_default()
}

#[test]
fn whoever_reads_the_community_can_search_it_from_every_page_and_staff_go_anywhere_from_theirs() {
    for language in Language::ALL {
        let search = format!("action=\"{}\"", Route::Search.path(language));
        let palette = format!("href=\"{}\"", Route::Palette.path(language));
        for (name, sample) in samples(language) {
            let viewer = sample.viewer.as_ref();
            let reads = viewer.is_some_and(|viewer| viewer.may(Capability::ReadCommunity));
            let html = render_sample(language, sample);
            let is_dashboard = html.contains("of-dashboard");
            assert_eq!(bar(&html).contains(&search), reads && !is_dashboard, "{name}");
            assert_eq!(bar(&html).contains(&palette), is_dashboard, "{name}");
        }
    }
}

#[test]
fn a_member_s_bar_is_a_small_part_of_what_their_page_weighs() {
    let seen = std::cell::Cell::new(0);
    each(|_, what, html| {
        if html.contains("class=\"bar-search\"") {
            assert!(bar(html).len() < 4_096, "{what}: {} bytes", bar(html).len());
            seen.set(seen.get() + 1);
        }
    });
    assert!(seen.get() > 0, "or the test would prove nothing");
}

#[test]
fn every_form_posts_to_a_page_of_its_language() {
    each(|language, what, html| {
        for form in html.split("<form").skip(1).filter_map(|rest| rest.split('>').next()) {
            // One that a script alone sends is hidden until there is one, and goes nowhere by itself.
            if form.contains(" hidden") && !form.contains(" action=") {
                continue;
            }
            // One that closes its dialog goes nowhere; one that looks for something asks.
            let is_dialog = form.contains("method=\"dialog\"");
            let is_sent = form.contains("method=\"post\"") || form.contains("method=\"get\"");
            assert!(is_dialog || is_sent, "{what}: {form}");
            assert_eq!(form.contains(&format!("action=\"/{language}/")), !is_dialog, "{what}: {form}");
            assert!(!form.contains('#'), "{what}: autofocus is ignored where there is a fragment");
        }
    });
}

#[test]
fn a_page_that_was_refused_says_so_first() {
    each(|language, what, html| {
        let error = match language {
            Language::En => "<title>Error: ",
            Language::Fr => "<title>Erreur\u{a0}: ",
        };
        let summary = html.contains("id=\"error-summary\" role=\"alert\" tabindex=\"-1\" autofocus ");
        assert_eq!(summary, html.contains(error), "{what}");
    });
}

#[test]
fn what_worked_is_said_where_the_focus_is() {
    let seen = std::cell::Cell::new(0);
    each(|_, what, html| {
        for tag in html.split('<').filter_map(|rest| rest.split('>').next()) {
            // One that has nothing to say yet is hidden.
            if tag.contains("notice notice-success") && !tag.contains(" hidden") {
                assert!(tag.contains(" tabindex=\"-1\"") && tag.contains(" autofocus"), "{what}: {tag}");
                seen.set(seen.get() + 1);
            }
        }
    });
    assert!(seen.get() > 0, "or the test would prove nothing");
}

#[test]
fn what_is_typed_into_a_field_of_several_lines_is_known_as_somebody_s_own() {
    let seen = std::cell::Cell::new(0);
    each(|_, what, html| {
        for tag in html.split("<textarea").skip(1).filter_map(|rest| rest.split('>').next()) {
            // Without a name it is there to be copied.
            let Some((_, rest)) = tag.split_once(" name=\"") else { continue };
            let name = rest.split('"').next().unwrap_or_default();
            assert!(is_typed(&[(name.to_owned(), "yes".to_owned())]), "{what}: {name}");
            seen.set(seen.get() + 1);
        }
    });
    assert!(seen.get() > 50, "{}", seen.get());
    assert!(!is_typed(&[("action".to_owned(), "save".to_owned())]), "a button's word is ours");
}
