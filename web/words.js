// The element's words before anything else has arrived, in the languages that it speaks: a file with these words might
// be the very one that does not come.

/** @typedef {{ loading: string, slowTitle: string, slow: string, again: string, close: string }} Words */

/** @type {Record<string, Words>} */
const WORDS = {
  en: {
    loading: "Loading…",
    slowTitle: "This is taking longer than usual",
    slow: "A part of this form hasn't arrived yet. Check your internet connection, or try again.",
    again: "Try again",
    close: "Close",
  },
  ar: {
    loading: "جارٍ التحميل…",
    slowTitle: "يستغرق هذا وقتًا أطول من المعتاد",
    slow: "لم يصل جزء من هذا النموذج بعد. تحقّق من اتصالك بالإنترنت أو حاول مرة أخرى.",
    again: "حاول مرة أخرى",
    close: "إغلاق",
  },
  de: {
    loading: "Wird geladen …",
    slowTitle: "Das dauert länger als sonst",
    slow: "Ein Teil dieses Formulars ist noch nicht angekommen. Prüfen Sie Ihre Internetverbindung, oder versuchen Sie es noch einmal.",
    again: "Noch einmal versuchen",
    close: "Schließen",
  },
  es: {
    loading: "Cargando…",
    slowTitle: "Esto está tardando más de lo habitual",
    slow: "Una parte de este formulario aún no ha llegado. Compruebe su conexión a internet o inténtelo de nuevo.",
    again: "Intentarlo de nuevo",
    close: "Cerrar",
  },
  fr: {
    loading: "Chargement…",
    slowTitle: "Cela prend plus de temps que d'habitude",
    slow: "Une partie de ce formulaire n'est pas encore arrivée. Vérifiez votre connexion internet ou réessayez.",
    again: "Réessayer",
    close: "Fermer",
  },
  ja: {
    loading: "読み込んでいます…",
    slowTitle: "通常より時間がかかっています",
    slow: "このフォームの一部がまだ届いていません。インターネット接続を確認するか、もう一度お試しください。",
    again: "もう一度試す",
    close: "閉じる",
  },
  nl: {
    loading: "Bezig met laden…",
    slowTitle: "Dit duurt langer dan normaal",
    slow: "Een deel van dit formulier is nog niet aangekomen. Controleer uw internetverbinding of probeer het opnieuw.",
    again: "Opnieuw proberen",
    close: "Sluiten",
  },
  pt: {
    loading: "Carregando…",
    slowTitle: "Isto está demorando mais que o normal",
    slow: "Uma parte deste formulário ainda não chegou. Verifique sua conexão com a internet ou tente de novo.",
    again: "Tentar de novo",
    close: "Fechar",
  },
};

/** Of these languages, those that are written from right to left. */
const RIGHT_TO_LEFT = new Set(["ar"]);

/**
 * The first of these languages that there are words for; else English. With its direction, as an attribute has it.
 *
 * @param {(string | undefined)[]} tags
 * @returns {Words & { lang: string, dir: "ltr" | "rtl" }}
 */
export function wordsIn(tags) {
  const languages = tags.map((tag) => (tag ?? "").toLowerCase().split("-")[0] ?? "");
  const lang = languages.find((language) => Object.hasOwn(WORDS, language)) ?? "en";
  return { .../** @type {Words} */ (WORDS[lang]), lang, dir: RIGHT_TO_LEFT.has(lang) ? "rtl" : "ltr" };
}
