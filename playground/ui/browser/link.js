() => {
  // the page's address always leads to the network; where copying is forbidden, it is shown
  const link = window.location.href;
  const button = document.querySelector("#copy-link");
  const told = () => {
    button.dataset.done = "";
    setTimeout(() => delete button.dataset.done, 2000);
  };
  const shown = () => window.prompt("", link);
  if (navigator.clipboard) navigator.clipboard.writeText(link).then(told, shown);
  else shown();
};
