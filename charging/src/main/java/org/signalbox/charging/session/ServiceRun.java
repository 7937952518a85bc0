package org.signalbox.charging.session;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrNote;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrText;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.FieldTexts;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.rating.TypeOfRecord;

/**
 * One bill of a service, as it was decided when the service began. Immutable.
 *
 * <p>Tens of thousands of sessions are open at once, and the collector copies each of their
 * objects. So a CDR lies here in pieces, without what the key and the terms say already; it is put
 * together where the ledger is told of it: when the service begins, and when something changes.
 */
final class ServiceRun {

  /** An account of runs that have none. */
  private static final String NOBODY = "*none";

  /** Instead of a moment that is not known. */
  private static final long UNKNOWN = Long.MIN_VALUE;

  private static final long MICROS_OF_SECOND = 1_000_000;
  private static final int NANOS_OF_MICRO = 1_000;

  private final PartKey key;

  /** The pieces of what the ledger charges it by; it is told them with every request. */
  private final AccountId payer;

  private final TypeOfRecord tor;
  private final Pricing pricing;
  private final String category;
  private final String destination;
  private final long startNanos;
  private final ZoneOffset offset;

  private final RunPayment payment;

  /** The CGRID in numbers, where it is a hash as nearly all are. */
  private final long hashStart;

  private final long hashMiddle;
  private final long hashEnd;

  /** The CGRID where it is no hash; null where it is one. */
  private final @Nullable String ownCgrId;

  private final String originId;
  private final String host;
  private final String source;
  private final String requestType;
  private final String account;
  private final String subject;

  /** In microseconds since 1970, of which CDRs have no parts; {@link #UNKNOWN} for none. */
  private final long setup;

  private final long answer;
  private final ZoneId zone;
  private final long usage;
  private final boolean isPreRated;
  private final FieldTexts fields;

  /**
   * The run of a CDR whose tenant, run, parties and kind are those of its key and terms.
   *
   * @param key its part of the ledger's session
   * @param terms what the ledger charges it by
   * @param cdr what its CDR will say, but for usage and cost
   */
  ServiceRun(PartKey key, PartTerms terms, Cdr cdr) {
    this.key = key;
    this.payer = terms.account();
    this.tor = terms.tor();
    this.pricing = terms.pricing();
    this.category = terms.category();
    this.destination = terms.destination();
    this.startNanos = terms.startNanos();
    this.offset = terms.offset();
    this.payment = RunPayment.of(cdr.requestType());
    String cgrId = cdr.key().cgrId();
    boolean isHash = CdrKey.isDigest(cgrId);
    this.hashStart = isHash ? HashDigits.start(cgrId) : 0;
    this.hashMiddle = isHash ? HashDigits.middle(cgrId) : 0;
    this.hashEnd = isHash ? HashDigits.end(cgrId) : 0;
    this.ownCgrId = isHash ? null : cgrId;
    this.originId = cdr.origin().id();
    this.host = cdr.origin().host();
    this.source = cdr.origin().source();
    this.requestType = cdr.requestType();
    this.account = cdr.parties().account();
    this.subject = cdr.parties().subject();
    this.setup = micros(cdr.times().setup());
    this.answer = micros(cdr.times().answer());
    this.zone = cdr.times().zone();
    this.usage = cdr.usage();
    this.isPreRated = cdr.preRated();
    this.fields = FieldTexts.copyOf(cdr.extraFields());
  }

  /** The run of a CDR. */
  static ServiceRun of(String service, Cdr cdr) {
    String account = cdr.parties().account();
    PartTerms terms =
        new PartTerms(
            new AccountId(cdr.key().tenant(), account.isEmpty() ? NOBODY : account),
            cdr.tor(),
            pricing(cdr),
            cdr.parties().category(),
            cdr.parties().destination(),
            cdr.times().start());
    return new ServiceRun(new PartKey(service, cdr.key().runId()), terms, cdr);
  }

  private static Pricing pricing(Cdr cdr) {
    if (!RunPayment.of(cdr.requestType()).isDebited()) {
      return Pricing.Fixed.free();
    }
    return cdr.tor().equals(TypeOfRecord.MONETARY)
        ? MoneyUnits.pricing()
        : new Pricing.ByTariff(cdr.parties().subject());
  }

  private static long micros(Optional<Instant> moment) {
    if (moment.isEmpty()) {
      return UNKNOWN;
    }
    Instant at = moment.get();
    return at.getEpochSecond() * MICROS_OF_SECOND + at.getNano() / NANOS_OF_MICRO;
  }

  private static Optional<Instant> moment(long micros) {
    return micros == UNKNOWN
        ? Optional.empty()
        : Optional.of(
            Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_OF_SECOND),
                Math.floorMod(micros, MICROS_OF_SECOND) * NANOS_OF_MICRO));
  }

  /** Its part of the ledger's session. */
  PartKey key() {
    return key;
  }

  /** What the ledger charges it by; made anew each time, for the ledger keeps terms of its own. */
  PartTerms terms() {
    return new PartTerms(payer, tor, pricing, category, destination, startNanos, offset);
  }

  /** Who pays. */
  AccountId account() {
    return payer;
  }

  /** What its usage counts. */
  TypeOfRecord tor() {
    return tor;
  }

  /** How it is paid. */
  RunPayment payment() {
    return payment;
  }

  /** How it is paid, in the words of its CDR. */
  String requestType() {
    return requestType;
  }

  /** Whose tariff prices it. */
  String subject() {
    return subject;
  }

  /** The zone in which its hours are counted. */
  ZoneId zone() {
    return zone;
  }

  /** What its CDR has beside all others. */
  FieldTexts fields() {
    return fields;
  }

  /** When it was set up, as far as that is known; made anew each time. */
  Optional<Instant> setUp() {
    return moment(setup);
  }

  /** Whether it is known when it was answered. */
  boolean isAnswered() {
    return answer != UNKNOWN;
  }

  /** What its CDR will say, but for usage and cost; made anew each time. */
  Cdr cdr() {
    Optional<Instant> setUp = setUp();
    return new Cdr(
        new CdrKey(payer.tenant(), cgrId(), key.run()),
        new CdrOrigin(originId, host, source),
        tor,
        requestType,
        new CdrParties(category, account, subject, destination),
        new CdrTimes(setUp, answer == setup ? setUp : moment(answer), zone),
        usage,
        fields,
        "",
        CdrCost.unrated(),
        "",
        isPreRated);
  }

  private String cgrId() {
    return ownCgrId == null ? HashDigits.text(hashStart, hashMiddle, hashEnd) : ownCgrId;
  }

  /**
   * The CDR as the ledger carries it.
   *
   * @param isRefused whether the service was refused so far
   */
  String note(boolean isRefused) {
    return CdrText.encode(
        isRefused
            ? CdrNote.ofRefusedSession(cdr(), payment.isDebited())
            : CdrNote.ofSession(cdr(), payment.isDebited()));
  }

  /** This run with what was told of it since; itself where that is nothing new. */
  ServiceRun with(SortedMap<String, String> told) {
    SortedMap<String, String> all = new TreeMap<>(fields);
    all.putAll(told);
    return all.equals(fields) ? this : new ServiceRun(key, terms(), cdr().withExtraFields(all));
  }

  /** This run with the moment at which it was answered, which decides no price any more. */
  ServiceRun answered(Instant at) {
    CdrTimes answered = new CdrTimes(setUp(), Optional.of(at), zone);
    return new ServiceRun(key, terms(), cdr().withTimes(answered));
  }
}
