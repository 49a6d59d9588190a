/** The words that ask somebody to call, in the notation of `phrasesPattern`. */

/** A request or a permission to call, as said to the one who is to call. */
export const callRequests: readonly string[] = [
  'call/phone/ring/telephone me/us/her/him/them/back/again/hr',
  'call/phone/ring me/us/her/him/them back/again, call/phone/ring ? back',
  'give me/us/her/him/them a call/ring/buzz, give ? a call/ring',
  'may/can/could/should/to/i/must call/phone/ring, i d call/phone/ring, call in, phone in',
  'ruf/rufe mich/uns/ihn/an/wieder/bitte/doch, rufen sie/mich/uns, zuruckrufen, zurueckrufen',
  'anrufen, anzurufen, zuruckzurufen, ruf, rufen, telefonisch melden',
  'melden sie sich telefonisch',
  'rappelez/appelez moi/nous/le/la/les, rappelle/appelle moi, me/nous/m rappeler/appeler',
  'rappeler, rappelez, appelez, appeler, passez moi/nous un coup, passer un coup de fil',
  'telephonez moi/nous, telephoner',
  'llamame, llameme, llamenos, llamanos, llamarnos, llamarme, llamarle, llamarla, llamarlo',
  'llamar, llamarlos, llamarlas, llamarles, me llame, me llamas, nos llame, volver a llamar, vuelva a llamar, vuelve a llamar',
  'telefonear',
  'ligue me/nos/para, me ligue/liga, nos ligue, ligar, ligue, liga me, telefone me, telefonar',
  'me telefone, nos telefonar',
  'mi chiami, chiamami, chiamatemi, ci chiami, chiamarci, chiamarmi, chiamare, richiamare',
  'richiami, richiamami, mi richiami, telefonare, telefonami, mi telefoni, ci telefoni',
  'chiamateci, richiamarci',
  'bel me/mij/ons, bel, terugbellen, bellen, opbellen, terug te bellen',
  'zadzwon, zadzwonic, zadzwonic do, oddzwon, oddzwonic, zatelefonowac, prosze dzwonic, dzwonic',
  'zavolej*, zavolat, zavolejte, volejte, telefonujte, brnknout, brnkni',
];

/** Right before a request these make it somebody else's call, or none. */
export const noRequest = new RegExp(
  [
    String.raw`\b(?:(?:will|ll|they|he|she|we|who|hr|recruiter|team|would|not|(?:do|does|did|wo|would|ca|could|should)n'?t|never|`,
    String.raw`no|nicht|keine?|ne|pas|non|nao|niet|nie|bez|wir|er|sie|ils|elles|ellos|ellas|eles|elas|loro|ze|zij|hij|oni|maja|ma|vont|vao me|vai me|(?<!\b(?:kann|soll|darf|`,
    'muss) )ich|werden|werde|nous allons|vamos a|vai|vao|va a|van a|going|want|',
    'wants|like|nous|on va|il va|elle va)(?: (?:to|vous|te|sie|ihnen|dich|also|',
    'then|may|might|can|could|should|please|bitte|want|like|promised|agreed|plan|plans|planned|hope|',
    'hopes|hoped|aim|aims|intend|intends|offered|are|re|is|s|going|will|ll|would|wollen|will|vont|werden|wird|zullen|zal|wil|willen|gaan|',
    'mich|uns|m))*|a|an|the|phone|',
    String.raw`video|zoom|teams|conference|screening|your|our|my)[\s'’]{1,2}$`,
  ].join(''),
);

/** Words for whom is to be called, between a request and its day; a name is none of them. */
export const gapWords = new Set(
  (
    'me us her him them back again mich uns ihn doch bitte wieder zuruck moi nous le la les lui leur fil ' +
    'de telefono a al para mim nos eles ela di nuovo mij ons hen haar ze terug do mnie nas nich niej ' +
    'niego pani pana mi nam zpet znovu jim ji mu office the hr number on at my our their desk cell up ' +
    'nochmal noch einmal mal then mr ms mrs dr frau herrn sich call ring recruiter recruiting hiring ' +
    'manager team department rh rrhh sie gern gerne once directly please not later than by within in'
  ).split(' '),
);

/** The call is for something else than to hear how it stands, or it is the interview. */
export const otherPurpose = new RegExp(
  [
    String.raw`\b(?:confirm\w*|reschedul\w*|cancel\w*|appointment|if you|unless|`,
    String.raw`interview\w*|question\w*|entretien|rendez|vorstellungs\w*|bestatig\w*|`,
    String.raw`absagen|termin\w*|confirmar|cancelar|remarcar|cita|entrevista|confermare|`,
    String.raw`annullare|disdire|colloquio|bevestig\w*|afzeggen|afspraak|potwierdz\w*|`,
    String.raw`odwolac|potvrd\w*|zrusit|annuler|confirmer|dial|pin|zoom|audio)\b`,
  ].join(''),
);

/** A call in Japanese or Chinese: a request only together with `cjkWanted`. */
export const cjkRequest = new RegExp(
  [
    '電話(?:を|して|する|します|にて|を?ください|下さい|かけ)|お電話(?!番号)|かけ直し|打(?:个|個)?电话|打(?:個)?電話|打给我|打給我|',
    '打过来|致电|致電|来电|來電|回电|回電|电话联系|電話聯絡',
  ].join(''),
  'g',
);
/** Says that the reader is to make the call. */
export const cjkWanted =
  /ください|下さい|お願い|いただけ|頂け|してみて|可以|给我|給我|请|請|再打|打给|打給|回电|回電|こと$|約束|(?:さん|先方|人事|hr|担当者?|会社)[にへ]お?電話[をすし]|[给給](?:他们|她们|他|她|对方|hr|人事|[a-z]{2,15}|[\u4e00-\u9fff]{1,3}(?:先生|女士|小姐|经理))打/;
/** Says that nobody is to call, that the employer will, or that the call is the interview. */
export const cjkUnwanted =
  /ご遠慮|控え|いたします|致します|差し上げ|させていただ|勿|谢绝|謝絕|不要|我们会|我們會|我会|我會|将|將|您的电话|面接|面试|面試/;
