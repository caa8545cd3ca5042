/** Written by `npm run types` from the migrations; do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Int8 = ColumnType<number, bigint | number | string, bigint | number | string>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Absence {
  from_at: Timestamp;
  id: string;
  kind: string;
  municipality_id: number;
  staff_id: string;
  substitute_id: string | null;
  to_at: Timestamp | null;
  version: Generated<number>;
}

export interface AbsenceReason {
  absence_id: string;
  municipality_id: number;
  reason: string;
  staff_id: string;
}

export interface Agreement {
  accept_within_minutes: number;
  answer_within_minutes: number;
  centre: string;
  contact_staff_id: string | null;
  id: string;
  municipality_id: number;
  note: Generated<string>;
  service_id: string;
  steps: Generated<Json>;
  support_phone: string | null;
  unit_id: string;
  valid_from: string;
  version: number;
  written_at: Generated<Timestamp>;
  written_by: string | null;
}

export interface Article {
  authority_id: string;
  changed_at: Timestamp;
  code: string;
  edit: Generated<number>;
  escalated_at: Timestamp | null;
  id: string;
  made_at: Timestamp;
  made_by: string | null;
  municipality_id: number;
  owner_staff_id: string | null;
  owner_unit_id: string;
  reminded_at: Timestamp | null;
  review_on: string;
}

export interface ArticleFile {
  article_id: string;
  at: Timestamp;
  content: Buffer;
  id: string;
  media_type: string;
  municipality_id: number;
  name: string;
  sha256: Buffer;
  size: number;
}

export interface ArticleGap {
  at: Timestamp;
  id: string;
  municipality_id: number;
  service_id: string | null;
  staff_id: string | null;
  words: string;
}

export interface ArticleService {
  article_id: string;
  municipality_id: number;
  place: number;
  service_id: string;
  version: number;
}

export interface ArticleTask {
  article_id: string;
  at: Timestamp;
  authority_id: string;
  by_staff_id: string | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  closed_words: string | null;
  id: string;
  kind: string;
  municipality_id: number;
  question_id: string | null;
  state: Generated<string>;
  unit_id: string;
  version: number | null;
  words: Generated<string>;
}

export interface ArticleUse {
  amount: number;
  article_id: string;
  day: string;
  municipality_id: number;
}

export interface ArticleVersion {
  article_id: string;
  audience: string;
  authority_id: string;
  files: Generated<Json>;
  forms: Generated<Json>;
  links: Generated<Json>;
  municipality_id: number;
  publish_at: Timestamp | null;
  published_at: Timestamp | null;
  published_by: string | null;
  retired_at: Timestamp | null;
  retired_by: string | null;
  retired_why: string | null;
  review_asked_at: Timestamp | null;
  reviewed_at: Timestamp | null;
  reviewed_by: string | null;
  sources: Generated<Json>;
  state: Generated<string>;
  texts: Json;
  title: string;
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
  version: number;
  words: string;
  written_at: Timestamp;
  written_by: string | null;
}

export interface Attachment {
  at: Timestamp;
  content: Buffer;
  id: string;
  media_type: string;
  municipality_id: number;
  name: string;
  question_id: string;
  sha256: Buffer;
  size: number;
}

export interface AuditEntry {
  actor_id: string | null;
  actor_kind: string;
  at: Timestamp;
  id: string;
  municipality_id: number;
  operation: string;
  purpose: string | null;
  request_id: string | null;
  subject_id: string | null;
  subject_kind: string | null;
}

export interface Authority {
  code: string;
  diary_prefix: string;
  id: string;
  municipality_id: number;
  name: string;
}

export interface Contact {
  channel: string;
  claimed_name: string | null;
  direction: Generated<string>;
  ended_at: Timestamp | null;
  id: string;
  identity: string;
  language: Generated<string>;
  municipality_id: number;
  person_id: string | null;
  place_id: string | null;
  record_id: string;
  registered_at: Timestamp;
  registered_by: string | null;
  reply_by: string | null;
  reply_to: string | null;
  started_at: Timestamp;
}

export interface ContactDraft {
  channel: string;
  content: Generated<Json>;
  id: string;
  municipality_id: number;
  paused_at: Timestamp | null;
  place_id: string | null;
  saved_at: Timestamp;
  staff_id: string;
  started_at: Timestamp;
  version: Generated<number>;
}

export interface ContactLeg {
  answered_at: Timestamp | null;
  contact_id: string;
  ended_at: Timestamp | null;
  kind: string;
  leg: number;
  municipality_id: number;
  result: string | null;
  staff_id: string | null;
  started_at: Timestamp;
}

export interface ContactQuestion {
  contact_id: string;
  municipality_id: number;
  question_id: string;
  raised_first: boolean;
}

export interface Department {
  authority_id: string;
  code: string;
  id: string;
  municipality_id: number;
  name: string;
  short_name: string;
}

export interface DiarySeries {
  authority_id: string;
  last_number: number;
  municipality_id: number;
  year: number;
}

export interface Digest {
  content: Json | null;
  department_id: string;
  made_at: Timestamp | null;
  municipality_id: number;
  ordered_at: Timestamp | null;
  ordered_by: string | null;
  part: string;
  week: string;
}

export interface DirectoryImport {
  added: Generated<number>;
  at: Timestamp;
  by_staff: string | null;
  changed: Generated<number>;
  closed: Generated<number>;
  content: string | null;
  faults: Generated<Json>;
  id: string;
  is_complete: Generated<boolean>;
  kind: string;
  municipality_id: number;
  name: string;
  same: Generated<number>;
  sha256: string | null;
  source: string;
  state: string;
}

export interface DirectoryReport {
  closed_at: Timestamp | null;
  closed_by: string | null;
  id: string;
  municipality_id: number;
  outcome: string | null;
  reported_at: Timestamp;
  reported_by: string | null;
  state: Generated<string>;
  subject: string;
  subject_id: string;
  unit_id: string;
  version: Generated<number>;
  words: string;
}

export interface DirectoryServer {
  base: string;
  bind_name: string;
  bind_password: string;
  due_at: Timestamp;
  every_minutes: Generated<number>;
  filter: string;
  id: string;
  is_on: Generated<boolean>;
  last_at: Timestamp | null;
  last_result: string | null;
  mapping: Json;
  municipality_id: number;
  name: string;
  url: string;
  version: Generated<number>;
}

export interface Duty {
  about: Generated<string>;
  code: string;
  from_day: string;
  id: string;
  is_public: Generated<boolean>;
  municipality_id: number;
  name: string;
  to_day: string | null;
  unit_id: string;
  version: Generated<number>;
}

export interface DutyHolder {
  duty_id: string;
  kind: string;
  municipality_id: number;
  place: Generated<number>;
  staff_id: string;
}

export interface DutyService {
  duty_id: string;
  municipality_id: number;
  service_id: string;
}

export interface DutyWarning {
  duty_id: string;
  gap_from: string;
  municipality_id: number;
  warned_at: Timestamp;
}

export interface EarlierQuestion {
  closed_at: Timestamp;
  municipality_id: number;
  question_id: string;
  words: string;
}

export interface ElectedMember {
  assignments: Generated<Json>;
  code: string;
  email: string | null;
  family_name: string;
  given_name: string;
  id: string;
  municipality_id: number;
  party: string;
  phone: string | null;
  to_day: string | null;
}

export interface Guardian {
  child_id: string;
  guardian_id: string;
  municipality_id: number;
}

export interface HandOver {
  accept_by: Timestamp;
  answer_by: Timestamp;
  ended_at: Timestamp | null;
  ended_by: string | null;
  from_unit_id: string;
  id: string;
  municipality_id: number;
  offered_at: Timestamp;
  offered_by: string | null;
  question_id: string;
  reason: string | null;
  state: Generated<string>;
  to_staff_id: string | null;
  to_unit_id: string;
}

export interface InsightGround {
  at: Timestamp;
  ends_at: Timestamp;
  ground: string;
  id: string;
  municipality_id: number;
  note: string;
  person_id: string;
  staff_id: string;
}

export interface JobLease {
  due_at: Timestamp;
  failures: Generated<number>;
  held_by: string | null;
  held_until: Timestamp;
  name: string;
}

export interface Municipality {
  code: string;
  id: number;
  name: string;
  profile: Json;
  short_name: string;
  time_zone: Generated<string>;
}

export interface MunicipalityHost {
  host: string;
  municipality_id: number;
}

export interface News {
  authority_id: string;
  body: string;
  changed_at: Timestamp;
  changed_by: string | null;
  ends_at: Timestamp;
  heading: string;
  id: string;
  municipality_id: number;
  only_authority: Generated<boolean>;
  pinned: Generated<boolean>;
  posted_at: Timestamp;
  posted_by: string | null;
  public_text: string | null;
  public_text_en: string | null;
  revision: Generated<number>;
  severity: string;
  starts_at: Timestamp;
  told: Generated<string>;
  unit_id: string;
}

export interface NewsRead {
  municipality_id: number;
  news_id: string;
  read_at: Timestamp;
  revision: number;
  staff_id: string;
}

export interface NewsService {
  municipality_id: number;
  news_id: string;
  service_id: string;
}

export interface OutboundMessage {
  attachments: Generated<Json>;
  attempt_started_at: Timestamp | null;
  attempts: Generated<number>;
  body: string;
  carrier: string;
  created_at: Timestamp;
  duty: Generated<boolean>;
  id: string;
  intent: string;
  language: string;
  last_error: string | null;
  municipality_id: number;
  next_attempt_at: Timestamp;
  recipient: string;
  sent_at: Timestamp | null;
  state: Generated<string>;
  subject: string;
  subject_id: string | null;
}

export interface OutsideParty {
  code: string;
  email: string | null;
  ends_on: string | null;
  free: boolean | null;
  helps_with: string;
  hours: string | null;
  how_to_refer: string;
  id: string;
  kind: string;
  languages: Generated<string[]>;
  municipality_id: number;
  name: string;
  phone: string | null;
  version: Generated<number>;
  web: string | null;
  words: Generated<string[]>;
}

export interface Person {
  address: string | null;
  email: string | null;
  family_name: string;
  given_name: string;
  id: string;
  identity_number: string | null;
  language: Generated<string>;
  municipality_id: number;
  phone: string | null;
  postal_code: string | null;
  protected_identity: Generated<number>;
}

export interface Place {
  access: Generated<string>;
  access_facts: Generated<Json>;
  address: string;
  code: string;
  floors: Generated<Json>;
  hours: Json;
  id: string;
  kind: string;
  municipality_id: number;
  name: string;
  travel: Generated<Json>;
}

export interface Promise {
  due_at: Timestamp;
  ended_at: Timestamp | null;
  escalated_at: Timestamp | null;
  id: string;
  kind: string;
  made_at: Timestamp;
  made_by: string;
  municipality_id: number;
  question_id: string;
  reminded_at: Timestamp | null;
  state: Generated<string>;
}

export interface Question {
  asked_for_named: boolean | null;
  authority_id: string;
  came_back: string | null;
  came_back_at: Timestamp | null;
  channel: string;
  closed_at: Timestamp | null;
  code_hash: string | null;
  due_at: Timestamp | null;
  got_named: boolean | null;
  handed_over: Generated<boolean>;
  id: string;
  municipality_id: number;
  offered_unit_id: string | null;
  opened_at: Timestamp;
  outcome: string | null;
  owner_staff_id: string | null;
  owner_unit_id: string;
  place_id: string | null;
  reference: string;
  referred_outside_id: string | null;
  referred_to: string | null;
  secrecy_unit_id: string | null;
  service_id: string | null;
  state: Generated<string>;
  version: Generated<number>;
}

export interface QuestionArticle {
  article_id: string;
  at: Timestamp;
  municipality_id: number;
  question_id: string;
  staff_id: string | null;
  version: number;
}

export interface QuestionContent {
  asked: string;
  heading: string;
  location: string | null;
  municipality_id: number;
  question_id: string;
  secrecy_unit_id: string | null;
}

export interface QuestionEvent {
  at: Timestamp;
  details: Generated<Json>;
  id: string;
  kind: string;
  municipality_id: number;
  question_id: string;
  staff_id: string | null;
  unit_id: string | null;
}

export interface QuestionFigure {
  amount: Int8;
  channel: string;
  day: string;
  measure: string;
  municipality_id: number;
  place_id: string | null;
  secrecy_unit_id: string | null;
  service_id: string | null;
  unit_id: string;
}

export interface QuestionFigureDay {
  amount: Int8;
  channel: string;
  day: string;
  measure: string;
  municipality_id: number;
  place_id: string | null;
  secrecy_unit_id: string | null;
  service_id: string | null;
  unit_id: string;
}

export interface QuestionFigureUnitDay {
  accepted: number;
  closed_directly: number;
  closed_later: number;
  closed_otherwise: number;
  day: string;
  expired: number;
  municipality_id: number;
  offered: number;
  promises_broken: number;
  raised_again: number;
  received: number;
  reopened: number;
  returned: number;
  secrecy_unit_id: string | null;
  unit_id: string;
}

export interface QuestionMessage {
  at: Timestamp;
  body: string;
  id: string;
  kind: string;
  municipality_id: number;
  question_id: string;
  secrecy_unit_id: string | null;
  staff_id: string | null;
  unit_id: string | null;
}

export interface QuestionPresence {
  municipality_id: number;
  question_id: string;
  seen_at: Timestamp;
  staff_id: string;
  writing: Generated<boolean>;
}

export interface ReachAttempt {
  at: Timestamp;
  channel: string;
  id: string;
  municipality_id: number;
  question_id: string;
  reached: boolean;
  staff_id: string;
}

export interface RecordEntry {
  authority_id: string;
  changed_at: Timestamp;
  counterpart: string | null;
  counterpart_secret: Generated<boolean>;
  decision: string | null;
  diary_number: number | null;
  diary_year: number | null;
  id: string;
  municipality_id: number;
  received_at: Timestamp;
  secrecy_unit_id: string | null;
  state: string;
  title: string | null;
  title_secret: Generated<boolean>;
}

export interface RepeatedRequest {
  actor: string;
  at: Generated<Timestamp>;
  key: string;
  municipality_id: number;
  operation: string;
  reply: string | null;
}

export interface ScimKey {
  ended_at: Timestamp | null;
  id: string;
  key_hash: Buffer;
  made_at: Timestamp;
  made_by: string | null;
  municipality_id: number;
  name: string;
  sees_protected: Generated<boolean>;
  unit_id: string;
  used_at: Timestamp | null;
}

export interface SearchChoice {
  amount: Generated<number>;
  article_id: string;
  last_on: string;
  municipality_id: number;
  terms: string[];
}

export interface SearchKept {
  article_id: string;
  at: Timestamp;
  municipality_id: number;
  pinned: Generated<boolean>;
  staff_id: string;
}

export interface SearchSynonym {
  changed_at: Timestamp;
  changed_by: string | null;
  id: string;
  municipality_id: number;
  removed_at: Timestamp | null;
  version: Generated<number>;
  words: string[];
}

export interface SearchSynonymVersion {
  at: Timestamp;
  by_staff_id: string | null;
  municipality_id: number;
  removed: boolean;
  synonym_id: string;
  version: number;
  words: string[];
}

export interface SecrecyRight {
  granted_at: Generated<Timestamp>;
  granted_by: string | null;
  may_read: Generated<boolean>;
  municipality_id: number;
  staff_id: string;
  unit_id: string;
}

export interface Service {
  authority_id: string;
  code: string;
  department_id: string;
  ends_on: string | null;
  id: string;
  municipality_id: number;
  name: string;
  rosa_level: number;
  secret: Generated<boolean>;
  short_name: string;
  unit_id: string;
  words: Generated<string[]>;
}

export interface Session {
  ends_at: Timestamp;
  id_token: string | null;
  municipality_id: number;
  seen_at: Timestamp;
  staff_id: string;
  started_at: Timestamp;
  token_hash: Buffer;
}

export interface StaffMember {
  code: string;
  email: string | null;
  external_id: string | null;
  family_name: string;
  given_name: string;
  hours: Json | null;
  id: string;
  language: Generated<string>;
  languages: Generated<string[]>;
  left_on: string | null;
  municipality_id: number;
  phone: string | null;
  protected: Generated<boolean>;
  room: string | null;
  source: Generated<string>;
  subject: string;
  title: string;
  unit_id: string;
  version: Generated<number>;
}

export interface StaffRole {
  authority_id: string | null;
  id: string;
  municipality_id: number;
  place_id: string | null;
  role: string;
  staff_id: string;
  unit_id: string | null;
}

export interface SupportTurn {
  day: string | null;
  id: string;
  municipality_id: number;
  staff_id: string;
  unit_id: string;
  weekday: number | null;
}

export interface Topic {
  asked: number | null;
  chance: number | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  expected: number | null;
  flagged_at: Timestamp;
  flagged_by: string | null;
  id: string;
  last_at: Timestamp;
  municipality_id: number;
  origin: string;
  secrecy_unit_id: string | null;
  service_id: string | null;
  since: string | null;
  span: string | null;
  words: Generated<string>;
}

export interface TopicJoined {
  at: Timestamp;
  municipality_id: number;
  staff_id: string;
  topic_id: string;
}

export interface Unit {
  accepts_hand_overs: Generated<boolean>;
  authority_id: string;
  closed_on: string | null;
  code: string;
  department_id: string;
  email: string | null;
  floor: string | null;
  id: string;
  kind: string;
  municipality_id: number;
  name: string;
  place_id: string | null;
  secret: Generated<boolean>;
  short_name: string;
  support_phone: string | null;
  version: Generated<number>;
}

export interface UnitMember {
  municipality_id: number;
  staff_id: string;
  unit_id: string;
}

export interface WebPageReport {
  address: string;
  at: Timestamp;
  id: string;
  municipality_id: number;
  reported_by: string | null;
  service_id: string;
  words: Generated<string>;
}

export interface WorkPlace {
  day: string;
  municipality_id: number;
  place_id: string;
  staff_id: string;
}

export interface DB {
  absence: Absence;
  absence_reason: AbsenceReason;
  agreement: Agreement;
  article: Article;
  article_file: ArticleFile;
  article_gap: ArticleGap;
  article_service: ArticleService;
  article_task: ArticleTask;
  article_use: ArticleUse;
  article_version: ArticleVersion;
  attachment: Attachment;
  audit_entry: AuditEntry;
  authority: Authority;
  contact: Contact;
  contact_draft: ContactDraft;
  contact_leg: ContactLeg;
  contact_question: ContactQuestion;
  department: Department;
  diary_series: DiarySeries;
  digest: Digest;
  directory_import: DirectoryImport;
  directory_report: DirectoryReport;
  directory_server: DirectoryServer;
  duty: Duty;
  duty_holder: DutyHolder;
  duty_service: DutyService;
  duty_warning: DutyWarning;
  earlier_question: EarlierQuestion;
  elected_member: ElectedMember;
  guardian: Guardian;
  hand_over: HandOver;
  insight_ground: InsightGround;
  job_lease: JobLease;
  municipality: Municipality;
  municipality_host: MunicipalityHost;
  news: News;
  news_read: NewsRead;
  news_service: NewsService;
  outbound_message: OutboundMessage;
  outside_party: OutsideParty;
  person: Person;
  place: Place;
  promise: Promise;
  question: Question;
  question_article: QuestionArticle;
  question_content: QuestionContent;
  question_event: QuestionEvent;
  question_figure: QuestionFigure;
  question_figure_day: QuestionFigureDay;
  question_figure_unit_day: QuestionFigureUnitDay;
  question_message: QuestionMessage;
  question_presence: QuestionPresence;
  reach_attempt: ReachAttempt;
  record_entry: RecordEntry;
  repeated_request: RepeatedRequest;
  scim_key: ScimKey;
  search_choice: SearchChoice;
  search_kept: SearchKept;
  search_synonym: SearchSynonym;
  search_synonym_version: SearchSynonymVersion;
  secrecy_right: SecrecyRight;
  service: Service;
  session: Session;
  staff_member: StaffMember;
  staff_role: StaffRole;
  support_turn: SupportTurn;
  topic: Topic;
  topic_joined: TopicJoined;
  unit: Unit;
  unit_member: UnitMember;
  web_page_report: WebPageReport;
  work_place: WorkPlace;
}
