//! What an open page hears: through one stream a browser, which a page that is seen listens to for all.
//!
//! Over HTTP/1.1 a browser has six connections to a host, and a stream keeps one: seven pages that all listen leave none
//! for the eighth. The page that holds the lock listens and says to the others what it hears; once it is closed, or nobody
//! looks at it, another does. Where a browser knows no locks, each page that is seen listens by itself; where the server has
//! no seat to give, it asks now and then.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{BroadcastChannel, Event, EventSource, MessageEvent};

use crate::dom;
use crate::heard::Heard;
use crate::told::{Told as _, Value};

/// How long a page without a stream waits before it asks, in milliseconds: as long again at most, by chance.
const PAUSE: f64 = 20_000.0;
/// How long it waits that was not seen until now.
const BACK: Duration = Duration::from_millis(500);
/// How often the pause is doubled at most: where nobody answers, and where another page listens.
const PATIENCE: i32 = 4;

thread_local! {
    /// How this page tells the others of its reader.
    static OTHERS: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Says something to all other pages of the reader, as if they had heard it.
pub(crate) fn tell_others(text: &str) {
    OTHERS.with_borrow(|others| {
        if let Some(others) = others {
            let _ = others.post_message(&text.into());
        }
    });
}

/// Listens to what is new in the Community for as long as the page is open, which is `of` somebody. What comes for
/// somebody else, who signed in since, is heard by no page; a page that does not say whose it is hears nothing.
pub(crate) fn hear(of: &str, address: &str, act: impl Fn(Heard) + 'static) {
    if of.is_empty() {
        return;
    }
    let reader = of.to_owned();
    let others = follow(of, address, move |told| {
        let Some(heard) = Value::read(told).and_then(Heard::told) else { return true };
        let is_theirs = heard.of.as_ref().is_none_or(|of| *of == reader);
        if is_theirs {
            act(heard);
        }
        is_theirs
    });
    OTHERS.set(others);
}

/// Listens to an address for as long as the page is open, and `hear` says that what it heard was meant for it. Pages that
/// call it by the same name hear the same, and can be told something by what this returns.
pub(crate) fn follow(
    name: &str,
    address: &str,
    hear: impl Fn(&str) -> bool + 'static,
) -> Option<BroadcastChannel> {
    let page = Rc::new(Listener {
        name: name.to_owned(),
        address: address.to_owned(),
        hear: Box::new(hear),
        on_message: OnceCell::new(),
        on_error: OnceCell::new(),
        stream: RefCell::default(),
        channel: BroadcastChannel::new(name).ok().filter(|_| request().is_some()),
        release: RefCell::default(),
        asks: Cell::new(false),
        is_refused: Cell::new(false),
        is_over: Cell::new(false),
        timer: Cell::new(None),
        failures: Cell::new(0),
    });
    let (heard, failed, turned, told) = (page.clone(), page.clone(), page.clone(), page.clone());
    let _ = page.on_message.set(function(move |event: MessageEvent| heard.heard(&event)));
    let _ = page.on_error.set(function(move |_: Event| failed.failed()));
    if let Some(channel) = &page.channel {
        channel.set_onmessage(Some(&function(move |event: MessageEvent| told.told(&event))));
    }
    dom::listen(&document(), "visibilitychange", move |_: Event| turned.turn());
    page.turn();
    page.channel.clone()
}

fn function<E: wasm_bindgen::convert::FromWasmAbi + 'static>(act: impl Fn(E) + 'static) -> Function {
    Closure::<dyn Fn(E)>::new(act).into_js_value().unchecked_into()
}

/// The browser's locks, and what asks for one.
fn request() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

struct Listener {
    /// The lock's name and the channel's, for all pages that hear the same.
    name: String,
    address: String,
    hear: Box<dyn Fn(&str) -> bool>,
    on_message: OnceCell<Function>,
    on_error: OnceCell<Function>,
    stream: RefCell<Option<EventSource>>,
    /// How pages tell each other, where they take turns.
    channel: Option<BroadcastChannel>,
    /// Gives the lock back.
    release: RefCell<Option<Function>>,
    /// Whether the lock was asked for and not given back.
    asks: Cell<bool>,
    /// Whether the server had no seat for it.
    is_refused: Cell<bool>,
    /// Whether somebody else has signed in: the page hears nothing any more.
    is_over: Cell<bool>,
    timer: Cell<Option<TimeoutHandle>>,
    /// How often in a row nobody answered.
    failures: Cell<i32>,
}

impl Listener {
    fn turn(self: &Rc<Self>) {
        if self.is_over.get() {
            return;
        }
        if document().hidden() {
            self.stop();
            self.wait(None);
        } else {
            self.ask_to_listen();
            self.wait(Some(BACK));
        }
    }

    /// What the stream says, for this page and all others.
    fn heard(&self, event: &MessageEvent) {
        self.is_refused.set(false);
        let Some(text) = event.data().as_string() else { return };
        if !(self.hear)(&text) {
            self.end();
        } else if let Some(channel) = &self.channel {
            let _ = channel.post_message(&event.data());
        }
    }

    /// What another page says that it heard.
    fn told(self: &Rc<Self>, event: &MessageEvent) {
        let Some(text) = event.data().as_string().filter(|_| !self.is_over.get()) else { return };
        if !(self.hear)(&text) {
            self.end();
        } else if self.stream.borrow().is_none() && !document().hidden() {
            self.is_refused.set(false);
            self.glance_later();
        }
    }

    /// Asks to be the page that listens. It may become that much later.
    fn ask_to_listen(self: &Rc<Self>) {
        if self.asks.get() || self.stream.borrow().is_some() {
            return;
        }
        let Some((locks, request)) = request().filter(|_| self.channel.is_some()) else {
            self.open();
            return;
        };
        self.asks.set(true);
        let page = self.clone();
        let granted = Closure::once_into_js(move |_: JsValue| page.lead());
        let _ = request.call2(&locks, &self.name.as_str().into(), &granted);
    }

    /// Listens, and keeps the lock until what it returns is resolved.
    fn lead(self: Rc<Self>) -> JsValue {
        if !self.open() {
            self.asks.set(false);
            return JsValue::UNDEFINED;
        }
        Promise::new(&mut |resolve, _| drop(self.release.replace(Some(resolve)))).into()
    }

    fn open(self: &Rc<Self>) -> bool {
        let is_seen = !document().hidden() && !self.is_over.get();
        let Some(stream) = is_seen.then(|| EventSource::new(&self.address).ok()).flatten() else {
            return false;
        };
        stream.set_onmessage(self.on_message.get());
        stream.set_onerror(self.on_error.get());
        self.stream.replace(Some(stream));
        self.wait(None);
        true
    }

    /// A connection that broke, the browser mends by itself; not what the server refused.
    fn failed(self: &Rc<Self>) {
        let is_over = self.stream.borrow().as_ref().is_none_or(|it| it.ready_state() == EventSource::CLOSED);
        if is_over {
            self.is_refused.set(true);
            self.stop();
            self.glance_later();
        }
    }

    fn stop(&self) {
        if let Some(stream) = self.stream.take() {
            stream.close();
        }
        if let Some(release) = self.release.take() {
            self.asks.set(false);
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }

    fn end(&self) {
        self.is_over.set(true);
        self.stop();
    }

    fn wait(self: &Rc<Self>, pause: Option<Duration>) {
        if let Some(earlier) = self.timer.take() {
            earlier.clear();
        }
        let page = self.clone();
        let glance = move || dom::spawn(async move { page.glance().await });
        self.timer.set(pause.and_then(|pause| set_timeout_with_handle(glance, pause).ok()));
    }

    fn glance_later(self: &Rc<Self>) {
        let is_told = self.asks.get() && !self.is_refused.get();
        let patience = if is_told { PATIENCE } else { self.failures.get() };
        let pause = PAUSE * (1.0 + js_sys::Math::random()) * f64::from(1 << patience);
        self.wait(Some(Duration::from_millis(millis(pause))));
    }

    /// Asks once what there is.
    async fn glance(self: Rc<Self>) {
        let is_idle = || !self.is_over.get() && self.stream.borrow().is_none() && !document().hidden();
        if !is_idle() {
            return;
        }
        let told = dom::text(&format!("{}?once=true", self.address)).await;
        let told = told.as_deref().ok().and_then(|told| told.split("data: ").nth(1)?.lines().next());
        if let Some(told) = told {
            self.failures.set(0);
            if (self.hear)(told) {
                self.ask_to_listen();
            } else {
                self.end();
            }
        } else {
            self.failures.set((self.failures.get() + 1).min(PATIENCE));
        }
        if is_idle() {
            self.glance_later();
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes at most")]
const fn millis(pause: f64) -> u64 {
    pause as u64
}
