//! What browsers, search engines and other sites are told of a page.

use domain::Language;
use leptos::html::meta;
use leptos::prelude::*;

use super::later::later;
use super::markup::{IntoMarkup, Markup};
use crate::i18n::{locale, td_string};
use crate::manifest::Manifest;
use crate::page::{Context, Face};
use crate::routes::Route;

/// The document's head.
#[component]
pub(super) fn Head(context: Context, title: String) -> impl IntoView {
    let t = locale(context.language);
    let listed = context.route.is_some_and(Route::is_listed);
    let files = context.files.clone();
    let face = context.face();
    let manifest = if face == Face::Campaign { Manifest::Campaign } else { Manifest::Community };
    let scripts = later(files.scripts.len(), {
        let files = files.clone();
        move |page| page.push_str(&files.scripts)
    });
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>{full_title(&context, title.clone())}</title>
            {(face == Face::Campaign)
                .then(|| view! { <meta name="description" content=td_string!(t, common.site.description)/> })}
            {(!listed).then(|| view! { <meta name="robots" content="noindex"/> })}
            <Addresses context=context.clone()/>
            {listed.then(|| view! { <OpenGraph context=context.clone() title=title/> })}
            <Colour face/>
            <link rel="icon" href=manifest.icon() type="image/svg+xml"/>
            <link rel="apple-touch-icon" href=manifest.touch_icon()/>
            <link rel="manifest" href=manifest.path(context.language)/>
            <link id="style" rel="stylesheet" href=files.style.clone()/>
            {Markup::of(scripts)}
        </head>
    }
    .markup()
}

/// What the browser paints around the page: the bars of Community and dashboard have one colour by day and by night.
#[component]
fn Colour(face: Face) -> impl IntoView {
    let in_scheme = |colour: &'static str, scheme: Option<&'static str>| {
        meta().name("theme-color").content(colour).attr("media", scheme)
    };
    match face {
        Face::Community => in_scheme(Manifest::Community.colour(), None).markup(),
        Face::Dashboard => in_scheme("#0a1a20", None).markup(),
        Face::Campaign => view! {
            {in_scheme(Manifest::Campaign.colour(), Some("(prefers-color-scheme: light)"))}
            {in_scheme("#0c1c22", Some("(prefers-color-scheme: dark)"))}
        }
        .markup(),
    }
}

/// The page's title, and whose page it is; the front page of the Community is called as it is.
fn full_title(context: &Context, page: String) -> String {
    let t = locale(context.language);
    let page = match (context.face(), context.route) {
        (Face::Campaign, _) => return td_string!(t, common.site.title, page = page),
        (Face::Community, Some(Route::Community)) => return context.community_name(),
        (Face::Community, _) | (Face::Dashboard, Some(Route::Dashboard)) => page,
        (Face::Dashboard, _) => td_string!(t, dashboard.page_title, page = page),
    };
    td_string!(t, account.title, page = page, community = context.community_name())
}

/// Where a listed page is found, in both languages. Of others no search engine is told.
#[component]
fn Addresses(context: Context) -> impl IntoView {
    let route = context.route.filter(|route| route.is_listed())?;
    let site = context.site;
    let alternate = {
        let site = site.clone();
        move |language: Language| {
            view! { <link rel="alternate" hreflang=language.code() href=site.url(&route.path(language))/> }
        }
    };
    // The root answers in the reader's language, so it is the front page's neutral address, and no other page's.
    let neutral = (route == Route::Landing)
        .then(|| view! { <link rel="alternate" hreflang="x-default" href=site.url("/")/> });
    Some(view! {
        <link rel="canonical" href=site.url(&route.path(context.language))/>
        {Language::ALL.map(alternate).collect_view()}
        {neutral}
    })
}

/// How the page looks when its address is shared; what the campaign asks, its own pages alone say.
#[component]
fn OpenGraph(context: Context, title: String) -> impl IntoView {
    let t = locale(context.language);
    let is_campaign = context.face() == Face::Campaign;
    let name =
        if is_campaign { td_string!(t, common.site.name).to_owned() } else { context.community_name() };
    let (own, other) = match context.language {
        Language::En => ("en_CA", "fr_CA"),
        Language::Fr => ("fr_CA", "en_CA"),
    };
    let url = context.route.map(|route| context.site.url(&route.path(context.language)));
    let properties = properties([
        ("og:type", Some("website".to_owned())),
        ("og:site_name", Some(name)),
        ("og:title", Some(title)),
        ("og:url", url),
        ("og:locale", Some(own.to_owned())),
        ("og:locale:alternate", Some(other.to_owned())),
    ]);
    let asked = is_campaign.then(|| asked(&context));
    view! { {properties} {asked} }.markup()
}

/// What the campaign asks, in words and as a picture.
fn asked(context: &Context) -> Markup {
    let t = locale(context.language);
    let picture = match context.language {
        Language::En => "/img/share-en.png",
        Language::Fr => "/img/share-fr.png",
    };
    let properties = properties([
        ("og:description", Some(td_string!(t, common.site.description).to_owned())),
        ("og:image", Some(context.site.url(picture))),
        ("og:image:type", Some("image/png".to_owned())),
        ("og:image:width", Some("1200".to_owned())),
        ("og:image:height", Some("630".to_owned())),
        ("og:image:alt", Some(td_string!(t, common.site.picture).to_owned())),
    ]);
    view! {
        {properties}
        <meta name="twitter:card" content="summary_large_image"/>
    }
    .markup()
}

fn properties(properties: [(&'static str, Option<String>); 6]) -> Markup {
    properties.map(|(name, content)| meta().attr("property", name).content(content)).collect_view().markup()
}
