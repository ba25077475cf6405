import { look, via } from './api.js';
import { h } from './dom.js';
import { Form, toast } from './forms.js';
import { choice, words } from './format.js';
import { mayAct } from './session.js';

const STAFF = ['nurse', 'clinician', 'medical-director', 'prescriber', 'coordinator'];
const yesno = (name, label, hint) => ({ name, label, type: 'yesno', hint });
const stated = (name, label, hint) => ({ name, label, type: 'yesno', required: true, hint });
const options = codes => codes.map(code => [code, words(code)]);
const session = (target, what) => via('scheduling', `/courses/${target.course}/sessions/${target.session}/${what}`);
const course = (service, target, what) => via(service, `/courses/${target.course}/${what}`);

const STOPS = ['PATIENT_REQUEST', 'PRESCRIBER_ORDER', 'CHEST_PAIN', 'SEVERE_HEADACHE', 'NEUROLOGICAL_DEFICIT', 'VISUAL_LOSS', 'DYSPNOEA', 'ARRHYTHMIA', 'SEVERE_AGITATION', 'VOMITING',
  'ANAPHYLAXIS', 'SEIZURE', 'EQUIPMENT', 'VIDEO_LOST', 'PEER_MONITOR_LEFT'];
const TRANSFERS = ['HYPERTENSIVE_EMERGENCY', 'RESPIRATORY_DEPRESSION', 'ASPIRATION', 'LOSS_OF_CONSCIOUSNESS', 'CHEST_PAIN', 'ARRHYTHMIA', 'NEUROLOGICAL_DEFICIT', 'SEIZURE', 'ANAPHYLAXIS',
  'SUICIDE_RISK', 'PSYCHOSIS', 'MANIA', 'OTHER'];
const HOLDS = ['BP_HOLD', 'HR_REVIEW', 'SPO2_REVIEW', 'TEMPERATURE_REVIEW', 'MEDICATION_REVIEW', 'MANIA_REVIEW'];
const CONSENTS = ['TREATMENT', 'REMS_ENROLMENT', 'NO_DRIVING', 'CONTROLLED_SUBSTANCE', 'PREGNANCY_RISK', 'DATA_USE', 'TELEHEALTH', 'ESCORT_CONTACT', 'FINANCIAL', 'THERAPY_BOUNDARIES', 'RESEARCH', 'MESSAGING'];
const DISPOSITIONS = ['PATIENT_REACHED', 'NOT_REACHED', 'DONE', 'NOT_NEEDED'];

/**
 * What staff can do, by name: {label, roles, form(target)}. A target is {course, session, task, …}, as the data of the button says. form() may ask a service first,
 * so that one decides on what is so now.
 */
export const ACTS = {
  'check-in': {
    label: 'Check in', roles: ['nurse', 'coordinator', 'scheduler'],
    form: t => ({
      title: `Check in for session ${t.session}`, submit: 'Check in', path: session(t, 'check-in'), done: 'Checked in.',
      fields: [
        yesno('identityConfirmed', 'Identity confirmed'), yesno('escortConfirmed', 'Escort confirmed'), yesno('fasted', 'Fasted'),
        yesno('substanceFree', 'No alcohol or other substances today'), yesno('medicationUnchanged', 'Medication unchanged'),
        yesno('nasalSprayFree', 'No nasal spray today', 'esketamine only'),
        yesno('preparationHeld', 'Preparation visit was held', 'psychotherapy only'), yesno('therapistPresent', 'Therapist present', 'psychotherapy only'),
        yesno('peerMonitorPresent', 'An adult is with the patient and stays', 'at home only'), yesno('videoConnected', 'Video connected', 'at home only'),
        { name: 'usState', label: 'State the patient is in now', type: 'line', maxlength: 2, hint: 'at home only, two letters' },
      ],
    }),
  },
  vitals: {
    label: 'Vitals', roles: ['nurse', 'clinician', 'prescriber'],
    form: t => ({
      title: `Vital signs, session ${t.session}`, submit: 'Enter', path: session(t, 'vitals'), done: 'Vital signs entered.',
      note: 'Taken now. What was not measured stays empty.',
      fields: [
        { name: 'systolic', label: 'Systolic', type: 'integer', unit: 'mmHg', min: 40, max: 300 }, { name: 'diastolic', label: 'Diastolic', type: 'integer', unit: 'mmHg', min: 20, max: 200 },
        { name: 'heartRate', label: 'Heart rate', type: 'integer', unit: 'per minute', min: 20, max: 250 }, { name: 'spo2', label: 'SpO₂', type: 'integer', unit: '%', min: 40, max: 100 },
        { name: 'respiratoryRate', label: 'Respiratory rate', type: 'integer', unit: 'per minute', min: 0, max: 80 }, { name: 'moaas', label: 'Alertness, MOAA/S', type: 'integer', min: 0, max: 5 },
        { name: 'temperatureC', label: 'Temperature', type: 'number', unit: '°C', min: 30, max: 45 },
      ],
    }),
  },
  start: {
    label: 'Start dose', roles: ['nurse'],
    form: t => ({ title: `Start the dose of session ${t.session}`, submit: 'Start', path: session(t, 'start'), done: 'Dose started.', note: 'Every gate is tried now; what holds it is said here.' }),
  },
  'clear-hold': {
    label: 'Clear hold', roles: ['prescriber'],
    form: t => ({
      title: `Go on in spite of a hold, session ${t.session}`, submit: 'Clear the hold', danger: true, path: session(t, 'clear-hold'), done: 'Hold cleared.',
      fields: [
        { name: 'hold', label: 'Hold', type: 'choice', options: options(HOLDS), value: HOLDS.includes(t.reason) ? t.reason : undefined },
        { name: 'reason', label: 'Reason, in your words', type: 'text', required: true, hint: 'stays in scheduling' },
      ],
    }),
  },
  'dose-end': {
    label: 'Dose ended', roles: ['nurse'],
    form: t => ({
      title: `End of the dose, session ${t.session}`, submit: 'Report', path: session(t, 'dose-end'), done: 'End of the dose reported.',
      fields: [{ name: 'deliveredMg', label: 'Delivered', type: 'integer', unit: 'mg', min: 0, max: 500, required: true, value: t.dose }],
    }),
  },
  stop: {
    label: 'Stop', roles: ['nurse', 'prescriber', 'clinician'], danger: true,
    form: t => ({
      title: `Stop the dose of session ${t.session}`, submit: 'Stop the dose', danger: true, path: session(t, 'stop'), done: 'Dose stopped.',
      fields: [{ name: 'reason', label: 'Reason', type: 'choice', options: options(STOPS), required: true }],
    }),
  },
  resume: {
    label: 'Let it go on', roles: ['prescriber'],
    form: t => ({
      title: `Let the paused dose of session ${t.session} go on`, submit: 'Go on', danger: true, path: session(t, 'resume'), done: 'The dose goes on.',
      fields: [{ name: 'reason', label: 'Reason, in your words', type: 'text', required: true, hint: 'stays in scheduling' }],
    }),
  },
  release: {
    label: 'Release', roles: ['prescriber'],
    form: t => ({
      title: `Release the patient after session ${t.session}`, submit: 'Release', path: session(t, 'release'), done: 'Released.',
      note: 'A critical reading afterwards takes it back. After esketamine all three are needed.',
      fields: [
        yesno('sedationResolved', 'Sedation has passed'), yesno('dissociationResolved', 'Dissociation has passed', 'otherwise CADSS-6 says'),
        yesno('respiratoryDepressionResolved', 'Respiratory depression has passed'),
      ],
    }),
  },
  'leave-against-advice': {
    label: 'Leaves against advice', roles: ['nurse', 'clinician', 'prescriber'], danger: true,
    form: t => ({
      title: `The patient breaks the observation off, session ${t.session}`, submit: 'Record it', danger: true, path: session(t, 'leave-against-advice'), done: 'Recorded; somebody has a task to call.',
      fields: [stated('toldRisks', 'The risks were explained')],
    }),
  },
  transfer: {
    label: 'To acute care', roles: ['nurse', 'clinician', 'prescriber'], danger: true,
    form: t => ({
      title: `The patient is taken to acute care, session ${t.session}`, submit: 'Record it', danger: true, path: session(t, 'transfer'), done: 'Recorded; the prescriber has a task.',
      fields: [{ name: 'reason', label: 'Reason', type: 'choice', options: options(TRANSFERS), required: true }],
    }),
  },
  'adverse-event': {
    label: 'Adverse event', roles: ['nurse', 'clinician', 'prescriber', 'medical-director'],
    form: t => ({
      title: `Adverse event, session ${t.session}`, submit: 'Record', path: course('scheduling', t, 'adverse-events'), done: 'Recorded.',
      note: 'A serious one holds the rest of the series.', body: values => ({ session: Number(t.session), ...values }),
      fields: [
        { name: 'term', label: 'Preferred term', type: 'text', required: true, maxlength: 200, hint: 'e.g. Nausea; one that the policy does not list stays in scheduling' },
        { name: 'grade', label: 'CTCAE grade', type: 'integer', min: 1, max: 5, required: true }, stated('serious', 'Serious'),
        { name: 'seriousness', label: 'Criteria', type: 'choices', options: options(['DEATH', 'LIFE_THREATENING', 'HOSPITALISATION', 'DISABILITY', 'CONGENITAL_ANOMALY', 'OTHER_IMPORTANT']) },
        { name: 'relatedness', label: 'Related to the drug', type: 'choice', options: options(['UNRELATED', 'UNLIKELY', 'POSSIBLE', 'PROBABLE', 'DEFINITE']) },
        { name: 'action', label: 'What was done', type: 'choice', options: options(['NONE', 'OBSERVED_LONGER', 'MEDICATION_GIVEN', 'OXYGEN_GIVEN', 'DOSE_SLOWED', 'DOSE_PAUSED', 'DOSE_STOPPED', 'TRANSFERRED']) },
        { name: 'outcome', label: 'Outcome', type: 'choice', options: options(['RECOVERED', 'RECOVERING', 'RECOVERED_WITH_SEQUELAE', 'NOT_RECOVERED', 'FATAL', 'UNKNOWN']) },
      ],
    }),
  },
  'release-series': {
    label: 'Let the series go on', roles: ['prescriber', 'medical-director'],
    form: t => ({
      title: 'Let the series go on after something serious', submit: 'Go on', danger: true, path: course('scheduling', t, 'series-hold/release'), done: 'The series goes on.',
      fields: [{ name: 'reason', label: 'Reason, in your words', type: 'text', required: true, hint: 'stays in scheduling' }],
    }),
  },
  discharge: {
    label: 'Discharge', roles: ['nurse', 'clinician', 'prescriber'],
    form: t => ({
      title: `Discharge after session ${t.session}`, submit: 'Discharge', path: session(t, 'discharge'), done: 'Discharged.',
      note: 'What is not said is not assumed; every reason against it is said here.',
      fields: [
        yesno('oriented', 'Oriented to person, place and time'), yesno('nauseaControlled', 'Nausea controlled'), yesno('steadyGait', 'Steady gait'),
        { name: 'padss', label: 'PADSS', type: 'integer', min: 0, max: 10 }, { name: 'padssModified', label: 'PADSS without intake and output', type: 'integer', min: 0, max: 8 },
        { name: 'cadss6Before', label: 'CADSS-6 before the dose', type: 'integer', min: 0, max: 24 }, { name: 'cadss6', label: 'CADSS-6 now', type: 'integer', min: 0, max: 24 },
        yesno('escortPresent', 'Escort is here'), { name: 'escort', label: 'Reference of the escort', type: 'line', maxlength: 64, hint: 'not a name' },
        yesno('instructionsGiven', 'Written instructions given', 'no driving, machines or legal decisions until the next day, no alcohol or sedatives for 24 hours'),
        yesno('peerMonitorStays', 'An adult stays with the patient', 'at home only'),
      ],
    }),
  },
  'form-sent': {
    label: 'Monitoring form', roles: ['nurse', 'clinician', 'prescriber', 'coordinator'],
    async form(t) {
      const { data } = await look(session(t, 'monitoring-form'));
      return {
        title: `REMS monitoring form of session ${t.session}`, submit: 'It was sent', path: session(t, 'monitoring-form/sent'), done: 'Recorded; a copy is kept.',
        note: monitoringForm(data),
        fields: [{ name: 'reference', label: 'Reference of the REMS', type: 'line', required: true, maxlength: 64, hint: 'what it answered with, or where the copy is' }],
      };
    },
  },
  ledger: {
    label: 'Ledger', roles: ['nurse', 'prescriber', 'medical-director'],
    async form(t) {
      const { data } = await look(via('scheduling', `/sites/${t.site}/ledger`));
      const kinds = t.session ? ['ISSUE', 'ADMINISTER', 'WASTE'] : ['RECEIVE', 'WASTE', 'RETURN', 'COUNT', 'ADJUST', 'LOSS'];
      const [first] = data.balances;
      return {
        title: t.session ? `Controlled substances of session ${t.session}` : `Controlled substances at ${t.site}`, submit: 'Record', done: 'Recorded.',
        path: via('scheduling', `/sites/${t.site}/ledger/entries`),
        note: data.balances.length
          ? h('ul', { class: 'findings' }, data.balances.map(b => h('li', {}, `${b.lot.ndc}, lot ${b.lot.lot}: ${b.mg} mg`, b.off ? h('span', { class: 'warn' }, ` a count is off by ${b.off} mg`) : null)))
          : 'Nothing was ever received here.',
        body: values => (t.session ? { ...values, session: { courseId: t.course, session: Number(t.session) } } : values),
        fields: [
          { name: 'kind', label: 'What happened', type: 'choice', options: options(kinds), required: true },
          { name: 'ndc', label: 'National Drug Code', type: 'line', required: true, maxlength: 20, value: first?.lot.ndc }, { name: 'lot', label: 'Lot', type: 'line', required: true, maxlength: 40, value: first?.lot.lot },
          { name: 'mg', label: 'Amount', type: 'integer', unit: 'mg', required: true, hint: 'of a count, what was counted' },
          ...(t.session ? [] : [{ name: 'expires', label: 'To be used until', type: 'date', hint: 'with a receipt' }]),
          { name: 'containers', label: 'Vials or devices', type: 'integer', min: 0 }, { name: 'witness', label: 'Witness', type: 'line', maxlength: 64, hint: 'an id of the staff, not a name' },
          ...(t.session ? [] : [{ name: 'reason', label: 'Reason', type: 'code', suggestions: ['BROKEN_VIAL', 'MISCOUNTED', 'EXPIRED', 'LOST'], hint: 'of an adjustment or a loss' }]),
        ],
      };
    },
  },
  'close-count': {
    label: 'Close', roles: ['prescriber', 'medical-director'],
    form: t => ({
      title: `Close the count that did not agree at ${t.site}`, submit: 'Close', path: via('scheduling', `/sites/${t.site}/ledger/discrepancies/${t.count}/close`), done: 'Closed.',
      fields: [{ name: 'disposition', label: 'What came of it', type: 'choice', options: options(['RECOUNTED', 'RECORD_CORRECTED', 'LOSS_REPORTED']), required: true }],
    }),
  },
  cancel: {
    label: 'Cancel', roles: ['scheduler', 'coordinator', 'nurse'], danger: true,
    form: t => ({
      title: `Cancel the appointment of session ${t.session}`, submit: 'Cancel the appointment', danger: true, path: session(t, 'cancel'), done: 'Appointment cancelled.',
      fields: [{ name: 'by', label: 'On whose side', type: 'choice', options: options(['PATIENT', 'CLINIC']), required: true }],
    }),
  },
  decide: {
    label: 'Decide', roles: ['clinician', 'medical-director'],
    async form(t) {
      const { data, etag } = await look(via('evaluation', `/courses/${t.course}`));
      const reviews = data.findings.filter(finding => finding.severity === 'REVIEW' || finding.severity === 'INDETERMINATE');
      return {
        title: 'Decide on eligibility', submit: 'Decide', etag, path: course('evaluation', t, 'decision'), done: 'Decided.',
        note: [h('p', {}, 'The rules say: ', h('strong', {}, words(data.recommendation)), ` (policy ${data.policyVersion})`),
          data.findings.length ? h('ul', { class: 'findings' }, data.findings.map(f => h('li', {}, `${f.rule} `, h('span', { class: 'muted' }, [words(f.severity), words(f.input)].filter(Boolean).join(', '))))) : h('p', { class: 'muted' }, 'No rule has found anything.'),
          data.missing.length ? h('p', { class: 'warn' }, `Missing: ${data.missing.map(words).join(', ')}`) : null],
        fields: [
          { name: 'outcome', label: 'Decision', type: 'choice', options: options(['ELIGIBLE', 'ELIGIBLE_WITH_CONDITIONS', 'NEEDS_REVIEW', 'NOT_ELIGIBLE']), required: true },
          ...(reviews.length ? [{ name: 'resolves', label: 'Looked into and decided against', type: 'choices', options: reviews.map(f => [f.rule, f.input ? `${f.rule} (${words(f.input)})` : f.rule]) }] : []),
          { name: 'rationale', label: 'Why', type: 'text', required: true, maxlength: 2000, hint: 'stays in evaluation' },
        ],
      };
    },
  },
  'approve-plan': {
    label: 'Approve a plan', roles: ['prescriber', 'clinician'],
    async form(t) {
      const [{ data }, { etag }] = await Promise.all([look(via('evaluation', `/courses/${t.course}/plan/options`)), look(via('evaluation', `/courses/${t.course}`))]);
      const possible = data.options.filter(option => option.plan);
      const not = data.options.filter(option => !option.plan);
      return {
        title: 'Approve the plan of an induction', submit: 'Approve', etag, path: course('evaluation', t, 'plan'), done: 'Plan approved, or waiting for a second signature.',
        note: not.length ? h('details', {}, h('summary', {}, `${not.length} protocols can’t be ordered`), h('ul', { class: 'findings' }, not.map(o => h('li', {}, `${words(o.protocol)}: `, h('span', { class: 'muted' }, o.message ?? words(o.whyNot)))))) : null,
        fields: [
          { name: 'protocol', label: 'Protocol', type: 'radio', required: true, options: possible.map(o => [o.protocol, `${words(o.protocol)}: ${o.plan.sessions} × ${o.plan.doseMg} mg ${o.plan.drug} ${o.plan.route} over ${o.plan.durationMin} min${o.onLabel ? '' : ', off label'}`]) },
          { name: 'doseMgPerKg', label: 'Another dose', type: 'number', unit: 'mg/kg', hint: 'empty: as the protocol says' },
          { name: 'sessions', label: 'Another number of sessions', type: 'integer' },
          { name: 'durationMin', label: 'Another duration', type: 'integer', unit: 'min' },
        ],
      };
    },
  },
  'sign-plan': {
    label: 'Second signature', roles: ['prescriber'],
    async form(t) {
      const { data, etag } = await look(via('evaluation', `/courses/${t.course}`));
      if (!data.unsigned) throw new Error('No plan waits for a signature.');
      const { plan, reason, since } = data.unsigned;
      return {
        title: `Sign version ${plan.version} of the plan`, submit: 'Sign', etag, path: course('evaluation', t, 'plan/sign'), done: 'Signed.',
        note: `${words(plan.protocol)}: ${plan.sessions} × ${plan.doseMg} mg ${plan.drug} ${plan.route} over ${plan.durationMin} min. Needs a second prescriber because: ${words(reason)}. Waits since ${since.slice(0, 10)}.`,
        body: () => ({ planVersion: plan.version }),
      };
    },
  },
  'decline-plan': {
    label: 'Decline the plan', roles: ['prescriber'], danger: true,
    async form(t) {
      const { data, etag } = await look(via('evaluation', `/courses/${t.course}`));
      if (!data.unsigned) throw new Error('No plan waits for a signature.');
      const { version } = data.unsigned.plan;
      return { title: `Decline version ${version} of the plan`, submit: 'Decline', danger: true, etag, path: course('evaluation', t, 'plan/decline'), done: 'Declined.', body: () => ({ planVersion: version }) };
    },
  },
  consent: {
    label: 'Record a consent', roles: ['coordinator', 'nurse', 'clinician', 'prescriber'],
    form: t => ({
      title: 'Record a consent that was given', submit: 'Record', path: course('intake', t, 'consents'), done: 'Consent recorded.',
      fields: [
        { name: 'consent', label: 'Consent', type: 'choice', options: options(CONSENTS), required: true },
        { name: 'version', label: 'Version of the text', type: 'line', required: true, maxlength: 20 },
      ],
    }),
  },
  'decline-intake': {
    label: 'Give up the intake', roles: ['coordinator', 'clinician'], danger: true,
    form: t => ({
      title: 'Give up the intake', submit: 'Give up', danger: true, path: course('intake', t, 'decline'), done: 'The intake is over.',
      fields: [{ name: 'reason', label: 'Reason', type: 'choice', options: options(['PATIENT_WITHDREW', 'CLINIC_DECLINED']), required: true }],
    }),
  },
  'order-work-up': {
    label: 'Order work-up', roles: ['clinician', 'medical-director'],
    async form(t) {
      const { data } = await look(via('evaluation', `/courses/${t.course}/work-up`));
      const open = data.items.filter(item => ['MISSING', 'EXPIRED'].includes(item.state));
      if (!open.length) throw new Error('Nothing is left to order.');
      return {
        title: 'Order an item of the work-up', submit: 'Order', path: course('evaluation', t, 'work-up/orders'), done: 'Ordered.',
        fields: [{ name: 'item', label: 'Item', type: 'radio', required: true, options: open.map(item => [item.key, `${item.says} (${words(item.state).toLowerCase()})`]) }],
      };
    },
  },
  questionnaire: {
    label: 'Questionnaire', roles: STAFF,
    async form(t) {
      const { data } = await look(via('followup', `/instruments/${t.instrument}`));
      const { wording, definition } = data;
      const answers = (item, line) => {
        const said = line?.answers ?? wording?.answers ?? {};
        return Array.from({ length: item.max - item.min + 1 }, (_, i) => item.min + i).map(value => [String(value), said[value] ? `${value} – ${said[value]}` : String(value)]);
      };
      return {
        title: `${words(t.instrument)}: enter the answers`, submit: 'Enter', path: course('followup', t, 'questionnaires'), done: 'Answers entered.',
        note: wording ? [wording.instructions, wording.copyright ?? definition.copyright].filter(Boolean).map(line => h('p', {}, line)) : 'Its words may not be shown here: enter the numbers from the form.',
        body: values => ({ instrument: t.instrument, answers: Object.fromEntries(Object.entries(values).map(([item, value]) => [item, Number(value)])) }),
        fields: definition.items.map(item => {
          const line = wording?.items.find(one => one.id === item.id);
          return { name: item.id, label: line?.text ?? item.id, type: 'choice', options: answers(item, line), hint: item.onlyIf ? `only if ${item.onlyIf}` : undefined };
        }),
      };
    },
  },
  suspend: {
    label: 'Suspend the plan', roles: ['clinician', 'medical-director'], danger: true,
    form: t => ({
      title: 'Suspend the plan', submit: 'Suspend', danger: true, path: course('evaluation', t, 'suspend'), done: 'Suspended: no dose until it is resumed.',
      note: 'No dose is given until somebody lifts it.',
      fields: [{ name: 'reason', label: 'Reason', type: 'code', required: true, suggestions: ['ADVERSE_EVENT', 'PREGNANCY', 'SAFETY_REVIEW', 'PATIENT_REQUEST'], hint: 'a few words; sent on as a code' }],
    }),
  },
  'resume-plan': {
    label: 'Resume the plan', roles: ['clinician', 'medical-director'],
    form: t => ({ title: 'Lift every suspension', submit: 'Resume', path: course('evaluation', t, 'resume'), done: 'Resumed.' }),
  },
  acknowledge: {
    label: 'Seen', roles: STAFF,
    form: t => ({ title: `Say that you have seen: ${words(t.kind)}`, submit: 'Seen', path: course('followup', t, `tasks/${t.task}/acknowledge`), done: 'Acknowledged.' }),
  },
  'close-task': {
    label: 'Close', roles: STAFF,
    form: t => ({
      title: `Close: ${words(t.kind)}`, submit: 'Close the task', path: course('followup', t, `tasks/${t.task}/close`), done: 'Task closed.',
      fields: [{ name: 'disposition', label: 'What came of it', type: 'code', required: true, suggestions: DISPOSITIONS, hint: 'a few words; kept as a code' }],
    }),
  },
  resolve: {
    label: 'Resolve risk', roles: ['clinician', 'medical-director'],
    async form(t) {
      const { data, etag } = await look(via('followup', `/courses/${t.course}`));
      if (!data.escalations.length) throw new Error('No escalation is open.');
      let chosen = data.escalations[0].occurrence;
      return {
        title: 'Resolve an escalation of suicide risk', submit: 'Resolve', danger: true, etag, done: 'Resolved; contacts follow.',
        get path() { return course('followup', t, `escalations/${chosen}/resolve`); },
        body({ occurrence, ...rest }) { chosen = occurrence; return rest; },
        fields: [
          { name: 'occurrence', label: 'Escalation', type: 'radio', required: true, value: chosen, options: data.escalations.map(e => [e.occurrence, `${words(e.tier)}, from ${words(e.trigger)}, ${e.at.slice(0, 16).replace('T', ' ')} UTC`]) },
          { name: 'disposition', label: 'What was done', type: 'code', required: true, suggestions: ['SAFETY_PLAN', 'SAFE_TO_CONTINUE', 'REFERRED_TO_EMERGENCY', 'HOSPITALISED'], hint: 'a few words; kept as a code' },
        ],
      };
    },
  },
  'accept-recommendation': {
    label: 'Decide', roles: ['clinician', 'prescriber', 'medical-director'],
    async form(t) {
      const { data, etag } = await look(via('followup', `/courses/${t.course}`));
      const open = data.recommendation;
      if (!open) throw new Error('Nothing is recommended any more.');
      const maintain = open.options.find(one => one.action === 'MAINTAIN');
      return {
        title: `${words(open.situation)}: what follows?`, submit: 'Decide', path: course('followup', t, `recommendations/${open.id}/accept`), etag, done: 'Decided.',
        note: `Found because of: ${open.reasons.map(words).join(', ')}. The first is recommended; another one needs a reason. A dose is changed by a prescriber.`,
        fields: [
          { name: 'action', label: 'What follows', type: 'radio', required: true, value: open.options[0].action, options: open.options.map(one => [one.action, choice(one) + (one.needsReason ? ', with a reason' : '')]) },
          ...(maintain ? [{ name: 'intervalDays', label: 'Other interval', type: 'integer', min: 1, max: 365, unit: 'days', hint: `of maintenance, if not ${maintain.intervalDays}` }] : []),
          { name: 'reason', label: 'Reason', type: 'code', suggestions: ['PATIENT_PREFERENCE', 'CLINICAL_JUDGEMENT', 'ASSESSED', 'TOLERABILITY'], hint: 'a few words; kept as a code' },
        ],
      };
    },
  },
  'decline-recommendation': {
    label: 'Decline', roles: ['clinician', 'prescriber', 'medical-director'],
    form: t => ({
      title: 'Decline what is recommended', submit: 'Decline', path: course('followup', t, `recommendations/${t.recommendation}/decline`), done: 'Declined.',
      fields: [{ name: 'reason', label: 'Reason', type: 'code', required: true, suggestions: ['PATIENT_PREFERENCE', 'CLINICAL_JUDGEMENT'] }],
    }),
  },
  'plan-care': {
    label: 'Plan care', roles: ['clinician', 'prescriber', 'medical-director'],
    form: t => ({
      title: 'Plan care beside the sessions', submit: 'Plan', path: course('followup', t, 'care-plan'), done: 'Planned.',
      fields: [
        { name: 'kind', label: 'Kind', type: 'choice', required: true, options: options(['PSYCHOTHERAPY', 'INTEGRATION', 'LIFESTYLE', 'MEDICATION', 'GOAL']) },
        { name: 'what', label: 'What', type: 'code', required: true, suggestions: ['CBT_WEEKLY', 'AFTER_EACH_SESSION', 'SLEEP', 'EXERCISE', 'RETURN_TO_WORK'], hint: 'a few words; kept as a code' },
      ],
    }),
  },
  'care-progress': {
    label: 'Care: how it goes', roles: ['nurse', 'clinician', 'prescriber', 'medical-director'],
    async form(t) {
      const { fields, at } = await care(t);
      return {
        title: 'Say how it goes', submit: 'Record', done: 'Recorded.', get path() { return course('followup', t, `care-plan/${at.item}/progress`); },
        body({ item, ...rest }) { at.item = item; return rest; },
        fields: [...fields, { name: 'percent', label: 'How far', type: 'integer', min: 0, max: 100, unit: '%', hint: 'a goal needs it' }, { name: 'session', label: 'After session', type: 'integer', min: 1, max: 1000, hint: 'of an integration session that was held' }],
      };
    },
  },
  'end-care': {
    label: 'End care', roles: ['clinician', 'prescriber', 'medical-director'],
    async form(t) {
      const { fields, at } = await care(t);
      return {
        title: 'Say that it has ended', submit: 'End', done: 'Ended.', get path() { return course('followup', t, `care-plan/${at.item}/end`); },
        body({ item, ...rest }) { at.item = item; return rest; },
        fields: [...fields, { name: 'outcome', label: 'What came of it', type: 'code', required: true, suggestions: ['REACHED', 'COMPLETED', 'GIVEN_UP'], hint: 'a few words; kept as a code' }],
      };
    },
  },
  'confirm-offer': {
    label: 'Confirm', roles: ['scheduler', 'coordinator'],
    form: t => ({ title: 'Book what is kept', submit: 'Book', path: course('scheduling', t, 'offer/confirm'), done: 'Booked.' }),
  },
  'decline-offer': {
    label: 'Let go', roles: ['scheduler', 'coordinator'],
    form: t => ({ title: 'Let go of what is kept', submit: 'Let go', path: course('scheduling', t, 'offer/decline'), done: 'The chairs are free again.' }),
  },
  'go-on': {
    label: 'Go on after the gap', roles: ['clinician', 'prescriber'],
    form: t => ({ title: 'The induction goes on after a long gap', submit: 'Go on', path: course('scheduling', t, 'go-on'), done: 'The series goes on.' }),
  },
  'retry-message': {
    label: 'Try again', roles: ['nurse', 'clinician', 'coordinator', 'scheduler', 'medical-director'],
    form: t => ({
      title: 'Have the message tried again', submit: 'Try again', path: course('followup', t, `messages/${t.message}/retry`), done: 'It will be tried again.', note: 'One that may have been sent may come twice.',
      fields: [{ name: 'reason', label: 'Reason', type: 'code', required: true, suggestions: ['ADDRESS_MENDED', 'GATEWAY_MENDED'] }],
    }),
  },
  'settle-message': {
    label: 'Settle', roles: ['nurse', 'clinician', 'coordinator', 'scheduler', 'medical-director'],
    form: t => ({
      title: 'Settle the message', submit: 'Settle', path: course('followup', t, `messages/${t.message}/settle`), done: 'Settled.',
      fields: [{ name: 'disposition', label: 'What is so', type: 'choice', required: true, options: [['DELIVERED', 'It was delivered after all'], ['GIVEN_UP', 'It is given up']] }],
    }),
  },
};

/** What the session recorded for the form; who the patient is, its sender adds. */
function monitoringForm({ dueAt, content: c }) {
  const yes = value => (value === undefined ? '–' : value ? 'yes' : 'no');
  const pressure = taken => (taken ? `${taken.systolic}/${taken.diastolic}` : '–');
  const lines = [
    ['First treatment, enrolled', `${yes(c.firstTreatment)}, ${yes(c.enrolled)}`], ['Dose', `${c.doseMg} mg`], ['Observed, ready', `${c.observedMin} min, ${c.readyMin ?? '–'} min`],
    ['Blood pressure before, during, at the end', [c.before, c.during, c.beforeLeaving].map(pressure).join(', ')], ['Sedation', yes(c.sedated)], ['Dissociation', yes(c.dissociated)],
    ['Respiratory depression', yes(c.respiratoryDepression)], ['Other drugs that evaluation found', c.concomitant.map(words).join(', ') || '–'], ['Adverse events, serious', `${c.adverseEvents.join(', ') || '–'}; ${c.seriousEvents.join(', ') || '–'}`],
  ];
  return [h('p', {}, `Has to be there by ${dueAt.slice(0, 16).replace('T', ' ')} UTC. The REMS takes it from a person only.`),
    h('dl', { class: 'facts' }, lines.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    c.unknown.length ? h('p', { class: 'warn' }, `Not known here: ${c.unknown.map(words).join(', ')}`) : null];
}

/** What goes on beside the sessions, to choose from. */
async function care(t) {
  const { data } = await look(via('followup', `/courses/${t.course}`));
  if (!data.care.length) throw new Error('Nothing is planned beside the sessions.');
  const at = { item: data.care[0].id };
  const options = data.care.map(one => [one.id, `${words(one.kind)}: ${words(one.what)}${one.percent == null ? '' : `, ${one.percent} %`}`]);
  return { at, fields: [{ name: 'item', label: 'What', type: 'radio', required: true, value: at.item, options }] };
}

/** A button for an act, or nothing for who has not the role. */
export function act(name, target, quiet = true) {
  const { roles, danger } = ACTS[name];
  const label = target.instrument ? words(target.instrument) : ACTS[name].label;
  if (!mayAct(roles)) return null;
  const data = Object.fromEntries(Object.entries(target).filter(([, value]) => value !== undefined).map(([key, value]) => ['data-t-' + key, String(value)]));
  return h('button', { type: 'button', class: (quiet ? 'act' : 'act strong') + (danger ? ' danger' : ''), 'data-act': name, ...data }, label);
}

/** Acts that fit the status of a session. */
export function sessionActs(course, s) {
  const target = { course, session: s.session, reason: s.reason, dose: s.doseMg, site: s.site };
  const names = {
    BOOKED: ['check-in', 'cancel'], CHECKED_IN: ['vitals', 'start', 'check-in'], CLEARED: ['vitals', 'start'], HELD: ['vitals', 'start', 'clear-hold'],
    DOSING: ['vitals', 'dose-end', 'stop', 'adverse-event'], PAUSED: ['vitals', 'resume', 'stop', 'adverse-event'], STOPPED: ['vitals', 'dose-end', 'release', 'discharge', 'leave-against-advice', 'transfer', 'adverse-event'], OBSERVING: ['vitals', 'release', 'discharge', 'leave-against-advice', 'transfer', 'adverse-event'], COMPLETED: ['adverse-event'],
  }[s.status] ?? [];
  const drug = s.site && ['CHECKED_IN', 'CLEARED', 'DOSING', 'PAUSED', 'STOPPED', 'OBSERVING'].includes(s.status) ? ['ledger'] : [];
  return [...names, ...drug, ...(s.formDueAt ? ['form-sent'] : [])].map((name, i) => act(name, target, i > 0)).filter(Boolean);
}

/** Opens the form of a button that was pressed anywhere in the page. */
export async function onAct(event, after) {
  const button = event.target.closest('[data-act]');
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  const target = Object.fromEntries(Object.entries(button.dataset).filter(([key]) => key.startsWith('t')).map(([key, value]) => [key.slice(1, 2).toLowerCase() + key.slice(2), value]));
  button.setAttribute('aria-busy', 'true');
  try {
    const form = await ACTS[button.dataset.act].form(target);
    // Not spread: a path may be worked out when it is needed.
    form.after ??= () => after?.(target);
    new Form(form).open();
  } catch (problem) {
    toast(problem.status ? `This can’t be opened now: ${problem.message}` : problem.message);
  } finally {
    button.removeAttribute('aria-busy');
  }
}
