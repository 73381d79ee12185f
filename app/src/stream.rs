//! What an open page hears: while it is seen, and through one stream a browser.
//!
//! Over HTTP/1.1 a browser has six connections to a host, and a stream keeps one: seven pages that all listen leave none
//! for the eighth. The page that holds the browser's lock listens; others that are seen ask now and then. Where a browser
//! knows no locks, or the server has no seat to give, all of them ask.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, EventSource, MessageEvent};

use crate::dom;

/// The lock's name, for all pages of a browser.
const LOCK: &str = "stream";
/// How long a page without a stream waits before it asks, in milliseconds: as long again at most, by chance.
const PAUSE: f64 = 20_000.0;
/// How long it waits that was not seen until now.
const BACK: Duration = Duration::from_millis(500);
/// How often the pause is doubled at most, where nobody answers.
const PATIENCE: i32 = 4;

/// Listens to an address for as long as the page is open.
pub(crate) fn follow(address: &str, hear: impl Fn(&str) + 'static) {
    let page = Rc::new(Listener {
        address: address.to_owned(),
        hear: Box::new(hear),
        on_message: OnceCell::new(),
        on_error: OnceCell::new(),
        stream: RefCell::default(),
        release: RefCell::default(),
        asks: Cell::new(false),
        timer: Cell::new(None),
        failures: Cell::new(0),
    });
    let (heard, failed, turned) = (page.clone(), page.clone(), page.clone());
    let _ = page.on_message.set(function(move |event: MessageEvent| {
        if let Some(text) = event.data().as_string() {
            (heard.hear)(&text);
        }
    }));
    let _ = page.on_error.set(function(move |_: Event| failed.failed()));
    dom::listen(&document(), "visibilitychange", move |_: Event| turned.turn());
    if !document().hidden() {
        page.ask_for_the_lock();
        page.glance_later();
    }
}

fn function<E: wasm_bindgen::convert::FromWasmAbi + 'static>(act: impl Fn(E) + 'static) -> Function {
    Closure::<dyn Fn(E)>::new(act).into_js_value().unchecked_into()
}

struct Listener {
    address: String,
    hear: Box<dyn Fn(&str)>,
    on_message: OnceCell<Function>,
    on_error: OnceCell<Function>,
    stream: RefCell<Option<EventSource>>,
    /// Gives the lock back.
    release: RefCell<Option<Function>>,
    /// Whether the lock was asked for and not given back.
    asks: Cell<bool>,
    timer: Cell<Option<TimeoutHandle>>,
    /// How often in a row nobody answered.
    failures: Cell<i32>,
}

impl Listener {
    fn turn(self: &Rc<Self>) {
        if document().hidden() {
            self.stop();
            self.wait(None);
        } else {
            self.ask_for_the_lock();
            self.wait(Some(BACK));
        }
    }

    /// Asks to be the page that listens. It may become that much later.
    fn ask_for_the_lock(self: &Rc<Self>) {
        let navigator = window().navigator();
        let Ok(locks) = Reflect::get(&navigator, &"locks".into()) else { return };
        let Some(request) =
            Reflect::get(&locks, &"request".into()).ok().and_then(|it| it.dyn_into::<Function>().ok())
        else {
            return;
        };
        if self.asks.replace(true) {
            return;
        }
        let page = self.clone();
        let granted = Closure::once_into_js(move |_: JsValue| page.listen());
        let _ = request.call2(&locks, &LOCK.into(), &granted);
    }

    /// Listens, and keeps the lock until what it returns is resolved.
    fn listen(self: Rc<Self>) -> JsValue {
        let stream = if document().hidden() { None } else { EventSource::new(&self.address).ok() };
        let Some(stream) = stream else {
            self.asks.set(false);
            return JsValue::UNDEFINED;
        };
        stream.set_onmessage(self.on_message.get());
        stream.set_onerror(self.on_error.get());
        self.stream.replace(Some(stream));
        self.wait(None);
        Promise::new(&mut |resolve, _| drop(self.release.replace(Some(resolve)))).into()
    }

    /// A connection that broke, the browser mends by itself; not what the server refused.
    fn failed(self: &Rc<Self>) {
        let is_over = self.stream.borrow().as_ref().is_none_or(|it| it.ready_state() == EventSource::CLOSED);
        if is_over {
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

    fn wait(self: &Rc<Self>, pause: Option<Duration>) {
        if let Some(earlier) = self.timer.take() {
            earlier.clear();
        }
        let page = self.clone();
        let glance = move || dom::spawn(async move { page.glance().await });
        self.timer.set(pause.and_then(|pause| set_timeout_with_handle(glance, pause).ok()));
    }

    fn glance_later(self: &Rc<Self>) {
        let pause = PAUSE * (1.0 + js_sys::Math::random()) * f64::from(1 << self.failures.get());
        self.wait(Some(Duration::from_millis(millis(pause))));
    }

    /// Asks once what there is.
    async fn glance(self: Rc<Self>) {
        if self.stream.borrow().is_some() || document().hidden() {
            return;
        }
        let told = dom::text(&format!("{}?once=true", self.address)).await;
        let told = told.as_deref().ok().and_then(|told| told.split("data: ").nth(1)?.lines().next());
        if let Some(told) = told {
            (self.hear)(told);
            self.failures.set(0);
            self.ask_for_the_lock();
        } else {
            self.failures.set((self.failures.get() + 1).min(PATIENCE));
        }
        if self.stream.borrow().is_none() && !document().hidden() {
            self.glance_later();
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes at most")]
const fn millis(pause: f64) -> u64 {
    pause as u64
}
