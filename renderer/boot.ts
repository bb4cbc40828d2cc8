// The first script of the page, with nothing to import. Chromium drops requests under way whenever a network interface
// comes or goes, and Docker adds one for every pod: a page of which a part was dropped is loaded again. (index.html does
// the same for this script.)

const STORAGE_KEY = 'podbay.loads';
const MAX_LOADS = 5;
/** Interfaces come and go within some 100 ms. */
const PAUSE_MS = 200;

async function loadPage(): Promise<void> {
  try {
    const { startPage } = await import('./startPage.ts');
    await startPage();
    sessionStorage.removeItem(STORAGE_KEY);
  } catch (error) {
    const loads = Number(sessionStorage.getItem(STORAGE_KEY) ?? 1);
    if (loads >= MAX_LOADS) throw error;
    sessionStorage.setItem(STORAGE_KEY, String(loads + 1));
    setTimeout(() => location.reload(), PAUSE_MS);
  }
}

// Not awaited here: the parts import what is bundled with this script, and would wait for its end.
void loadPage();
