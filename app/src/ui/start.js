(script, wasm, loader) => {
	const PAUSES = [1, 3, 9, 27, 60];
	const waiting = new Set();
	const tell = () => document.getElementById("part-missing")?.toggleAttribute("hidden", !waiting.size);
	const pause = (seconds) => new Promise((over) => {
		setTimeout(over, seconds * 1000 * (1 + Math.random()));
		addEventListener("online", over, { once: true });
	});
	const isWritten = () => [...document.querySelectorAll("textarea, input:not([type])," +
		["text", "email", "password", "search", "tel", "url"].map((type) => `input[type=${type}]`))]
		.some((field) => field.value.trim());

	// A file that is gone was another build's: the page of this one names others. Once for each file, never over what is written.
	const renew = (address) => {
		const [page] = performance.getEntriesByType("navigation");
		try {
			const renewed = JSON.parse(sessionStorage.getItem("renewed")) ?? [];
			if (page?.responseStatus !== 200 || isWritten() || renewed.includes(address)) return;
			sessionStorage.setItem("renewed", JSON.stringify([...renewed, address]));
			location.reload();
		} catch {}
	};

	// Fetches a part of the program to its end, however often it does not come, and says so while it does not.
	const part = async (address) => {
		for (let failures = 0; ; failures++) {
			try {
				const answer = await fetch(address);
				if (answer.ok) {
					await answer.clone().arrayBuffer();
					waiting.delete(address);
					tell();
					return answer;
				}
				if (answer.status === 404) renew(String(address));
			} catch {}
			if (failures > 1) {
				waiting.add(address);
				tell();
			}
			await pause(PAUSES[Math.min(failures, PAUSES.length - 1)]);
		}
	};
	globalThis.commonsPart = part;

	// An island that cannot be brought to life says so; its form is sent as it is.
	const rouse = async (island, node) => {
		try {
			if (!await island(node)) throw new Error("it cannot read what it is given");
			node.isAwake = true;
		} catch (error) {
			node.isBroken = true;
			console.error(`The island ${node.dataset.component} does not come to life: ${error}`);
		}
	};
	const hydrate = async (program, node, wake) => {
		if (node.localName === "leptos-island") {
			wake?.();
			await rouse(program[node.dataset.component], node);
		} else if (node.localName === "leptos-children") {
			wake = node.$$on_hydrate;
		}
		// A part that is late keeps only what stands in it.
		for (const child of node.children) hydrate(program, child, wake);
	};
	const start = async () => {
		const [answer] = await Promise.all([wasm, script, ...(loader ? [loader] : [])].map(part));
		const program = await import(script);
		if (loader) (await import(loader)).begin?.(program);
		await program.default({ module_or_path: answer });
		program.hydrate();
		hydrate(program, document.body);
	};

	// It comes after the first paint: when all of the page is there and the browser has nothing to do, or as soon as somebody turns to an island or a form.
	// Until then forms are sent as they are. Where there is no island, nothing comes.
	const turned = new AbortController();
	const begin = () => {
		if (turned.signal.aborted) return;
		turned.abort();
		start();
	};
	const idle = () => window.requestIdleCallback ? requestIdleCallback(begin, { timeout: 2000 }) : setTimeout(begin, 200);
	const painted = () => {
		const known = window.PerformanceObserver?.supportedEntryTypes?.includes("paint");
		if (!known) return idle();
		// A first paint may be no more than the page's ground.
		new PerformanceObserver((paints, watch) => {
			if (!paints.getEntriesByName("first-contentful-paint").length) return;
			watch.disconnect();
			idle();
		}).observe({ type: "paint", buffered: true });
	};
	if (!document.querySelector("leptos-island")) return;
	for (const sign of ["pointerdown", "focusin", "keydown"])
		addEventListener(sign, ({ target }) => target.closest?.("leptos-island, form") && begin(), { capture: true, passive: true, signal: turned.signal });
	// Who turned to a form before this script was read does not turn again.
	const isTurned = document.activeElement?.closest("leptos-island, form");
	isTurned || document.readyState === "complete" ? painted() : addEventListener("load", painted, { once: true });
	// A page that nobody looks at is not painted.
	setTimeout(idle, 4000);
}
