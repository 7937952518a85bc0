package org.signalbox.charging;

import java.util.SortedMap;
import org.signalbox.rating.TypeOfRecord;

/**
 * One bill of one call, message or data session.
 *
 * <p>Texts are bounded by the columns that hold them, in the same way for every database, so that a
 * long value is refused where it comes in and none is ever cut.
 *
 * @param key what makes it unique
 * @param origin where it was seen
 * @param tor the kind of usage
 * @param requestType such as {@code *rated}
 * @param parties who is charged for what
 * @param times when it was set up and answered
 * @param usage nanoseconds for timed records, units for all others; not below 0
 * @param extraFields what else the event carried, by name
 * @param costSource who priced it, such as {@code *cdrs}; empty when nobody did
 * @param cost its price
 * @param extraText what clients see as {@code ExtraInfo}: why it has no price
 * @param preRated whether the client brought the price; not kept by the store
 */
public record Cdr(
    CdrKey key,
    CdrOrigin origin,
    TypeOfRecord tor,
    String requestType,
    CdrParties parties,
    CdrTimes times,
    long usage,
    SortedMap<String, String> extraFields,
    String costSource,
    CdrCost cost,
    String extraText,
    boolean preRated) {

  /** Longest tenant, run, category, kind or request type. */
  public static final int NAME_LENGTH_MAX = 64;

  /** Longest CGRID. */
  public static final int CGRID_LENGTH_MAX = 40;

  /** Longest account, subject, destination or origin. */
  public static final int TEXT_LENGTH_MAX = 255;

  /** Most characters of all extra fields together, of the cost details, and of the extra text. */
  public static final int LONG_TEXT_LENGTH_MAX = 1_000_000;

  /**
   * @throws IllegalArgumentException when a text is too long or the usage is below zero
   */
  public Cdr {
    extraFields = FieldTexts.copyOf(extraFields);
    bounded("CGRID", key.cgrId(), CGRID_LENGTH_MAX);
    bounded("RunID", key.runId(), NAME_LENGTH_MAX);
    bounded("Tenant", key.tenant(), NAME_LENGTH_MAX);
    bounded("ToR", tor.text(), NAME_LENGTH_MAX);
    bounded("RequestType", requestType, NAME_LENGTH_MAX);
    bounded("Category", parties.category(), NAME_LENGTH_MAX);
    bounded("CostSource", costSource, NAME_LENGTH_MAX);
    bounded("OriginHost", origin.host(), TEXT_LENGTH_MAX);
    bounded("Source", origin.source(), TEXT_LENGTH_MAX);
    bounded("OriginID", origin.id(), TEXT_LENGTH_MAX);
    bounded("Account", parties.account(), TEXT_LENGTH_MAX);
    bounded("Subject", parties.subject(), TEXT_LENGTH_MAX);
    bounded("Destination", parties.destination(), TEXT_LENGTH_MAX);
    bounded("ExtraInfo", extraText, LONG_TEXT_LENGTH_MAX);
    bounded("CostDetails", cost.outwardDetails(), LONG_TEXT_LENGTH_MAX);
    checkExtraFields(extraFields);
    if (usage < 0) {
      throw new IllegalArgumentException("Usage below zero");
    }
  }

  /** This CDR with another price. */
  public Cdr priced(String source, CdrCost price, String extra) {
    return new Cdr(
        key,
        origin,
        tor,
        requestType,
        parties,
        times,
        usage,
        extraFields,
        source,
        price,
        extra,
        preRated);
  }

  /** This CDR under another key. */
  public Cdr withKey(CdrKey other) {
    return new Cdr(
        other,
        origin,
        tor,
        requestType,
        parties,
        times,
        usage,
        extraFields,
        costSource,
        cost,
        extraText,
        preRated);
  }

  /** This CDR with another usage. */
  public Cdr used(long units) {
    return new Cdr(
        key,
        origin,
        tor,
        requestType,
        parties,
        times,
        units,
        extraFields,
        costSource,
        cost,
        extraText,
        preRated);
  }

  /** This CDR with other times. */
  public Cdr withTimes(CdrTimes changed) {
    return new Cdr(
        key,
        origin,
        tor,
        requestType,
        parties,
        changed,
        usage,
        extraFields,
        costSource,
        cost,
        extraText,
        preRated);
  }

  /** This CDR with other extra fields. */
  public Cdr withExtraFields(SortedMap<String, String> fields) {
    return new Cdr(
        key,
        origin,
        tor,
        requestType,
        parties,
        times,
        usage,
        fields,
        costSource,
        cost,
        extraText,
        preRated);
  }

  private static void checkExtraFields(SortedMap<String, String> fields) {
    long total = 0;
    for (var field : fields.entrySet()) {
      bounded("the name of an extra field", field.getKey(), TEXT_LENGTH_MAX);
      bounded(field.getKey(), field.getValue(), LONG_TEXT_LENGTH_MAX);
      total += field.getKey().length() + field.getValue().length();
    }
    if (total > LONG_TEXT_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "ExtraFields longer than " + LONG_TEXT_LENGTH_MAX + " characters");
    }
  }

  private static void bounded(String name, String text, int lengthMax) {
    if (text.length() > lengthMax) {
      throw new IllegalArgumentException(name + " longer than " + lengthMax + " characters");
    }
    // PostgreSQL keeps every character but this one; what one database refuses, all do.
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(name + " has a NUL character");
    }
  }
}
