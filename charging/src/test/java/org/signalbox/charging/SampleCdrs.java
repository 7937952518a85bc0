package org.signalbox.charging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.core.Amount;
import org.signalbox.rating.TypeOfRecord;

/** CDRs for tests, each a change of one plain voice call. */
public final class SampleCdrs {

  public static final Instant SETUP = Instant.parse("2022-02-15T13:07:30Z");
  public static final Instant ANSWER = Instant.parse("2022-02-15T13:07:39Z");

  private SampleCdrs() {}

  /** A call of 181 s from account 1002, at 88. */
  public static Cdr call(String originId) {
    return call("cgrates.org", originId, "*default", "88");
  }

  public static Cdr call(String tenant, String originId, String runId, String cost) {
    CdrKey key = new CdrKey(tenant, CdrKey.cgrIdOf(originId, ""), runId);
    return call(key, new CdrOrigin(originId, "", ""), "1002", cost);
  }

  /** A call whose CGRID need not be of its origin. */
  public static Cdr call(CdrKey key, CdrOrigin origin, String account, String cost) {
    return new Cdr(
        key,
        origin,
        TypeOfRecord.VOICE,
        "*raw",
        new CdrParties("call", account, account, "61411111"),
        new CdrTimes(Optional.of(SETUP), Optional.of(ANSWER), ZoneOffset.UTC),
        181_000_000_000L,
        new TreeMap<>(),
        "*cdrs",
        new CdrCost.Rated(Amount.of(cost), "{\"Cost\":" + cost + "}"),
        "",
        false);
  }

  public static Cdr withExtraFields(Cdr cdr, Map<String, String> fields) {
    return new Cdr(
        cdr.key(),
        cdr.origin(),
        cdr.tor(),
        cdr.requestType(),
        cdr.parties(),
        cdr.times(),
        cdr.usage(),
        new TreeMap<>(fields),
        cdr.costSource(),
        cdr.cost(),
        cdr.extraText(),
        cdr.preRated());
  }
}
