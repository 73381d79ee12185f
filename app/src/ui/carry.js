() => {
	// What is typed goes along to the same page in the other language: for that one step, and in this tab alone.
	const KEY = "carried";
	const isChoice = (field) => ["checkbox", "radio"].includes(field.type);
	const fields = () => {
		const counts = {};
		const all = [...document.querySelectorAll("input, select, textarea")].filter((field) => field.name && !["file", "hidden", "password"].includes(field.type));
		return all.map((field) => {
			const name = JSON.stringify([field.name, isChoice(field) ? field.value : ""]);
			counts[name] = (counts[name] ?? 0) + 1;
			return [name + counts[name], field];
		});
	};
	const isTyped = (field) => {
		if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
		return isChoice(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
	};
	try {
		const [path, typed] = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
		sessionStorage.removeItem(KEY);
		const all = new Map(path === location.pathname ? fields() : []);
		for (const [name, value] of typed ?? []) {
			const field = all.get(name);
			if (!field) continue;
			field[isChoice(field) ? "checked" : "value"] = value;
			field.dispatchEvent(new Event("input", { bubbles: true }));
		}
	} catch {}
	addEventListener("click", ({ target }) => {
		const link = target.closest?.("a[hreflang]");
		if (!link) return;
		// So does the comment that is being read, or that one was led to and where nothing else was read since. Above what a link
		// leads to, the page leaves a little of what stands before it.
		const above = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
		const bottom = (element) => element.getBoundingClientRect().bottom;
		const comments = [...document.querySelectorAll("article.comment")];
		const isBelow = comments.length > 0 && bottom(document.querySelector("h1")) < 0;
		const read = isBelow && (comments.find((comment) => bottom(comment) > above) ?? comments.at(-1));
		link.hash = read ? read.id : /^#c-\d+$/.test(location.hash) ? location.hash : "";
		// What was refused came back as typed.
		const isRefused = document.getElementById("error-summary");
		const typed = fields().filter(([, field]) => isRefused || isTyped(field));
		const values = typed.map(([name, field]) => [name, isChoice(field) ? field.checked : field.value]);
		try {
			sessionStorage.setItem(KEY, JSON.stringify([link.pathname, values]));
		} catch {}
	});
}
