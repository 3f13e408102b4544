(query) => {
  if (!query) return query;
  const url = new URL(window.location.href);
  for (const name of ["net", "spec", "classes", "size"]) url.searchParams.delete(name);
  const others = url.searchParams.toString();
  url.search = "";
  url.hash = "";
  const link = `${url}?${query}${others ? `&${others}` : ""}`;
  window.history.replaceState(null, "", link);
  navigator.clipboard?.writeText(link).catch(() => {}); // the box has it, should copying be forbidden
  return link;
}
