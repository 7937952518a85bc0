package org.signalbox.ocs.control;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.signalbox.core.DurationCounts;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;
import org.signalbox.ocs.message.RequestType;
import org.signalbox.ocs.message.ServiceAnswer;

/**
 * What credit control did, for the metrics. Any thread; counting takes no lock and makes no object.
 */
public final class CreditControlCounts {

  private static final String UNREAD = "unread";

  /** Upper bounds of times in microseconds, from a quarter of a millisecond to five seconds. */
  private static final List<Long> BOUNDS_MICROS =
      List.of(
          250L,
          500L,
          1_000L,
          2_000L,
          5_000L,
          10_000L,
          20_000L,
          50_000L,
          100_000L,
          200_000L,
          500_000L,
          1_000_000L,
          5_000_000L);

  private final Map<RequestType, ResultCounts> answers = new EnumMap<>(RequestType.class);
  private final ResultCounts unread = new ResultCounts();
  private final ResultCounts services = new ResultCounts();
  private final LongAdder grants = new LongAdder();
  private final LongAdder finalGrants = new LongAdder();
  private final LongAdder unrecorded = new LongAdder();
  private final DurationCounts times = new DurationCounts(BOUNDS_MICROS);

  CreditControlCounts() {
    for (RequestType type : RequestType.values()) {
      answers.put(type, new ResultCounts());
    }
  }

  /** A request was refused before it could be read. */
  void refusedUnread(int resultCode) {
    unread.count(resultCode);
  }

  /** A request was answered. */
  void answered(RequestType type, RequestAnswer answer, long tookNanos) {
    ResultCounts ofType = answers.get(type);
    if (ofType != null) {
      ofType.count(answer.resultCode());
    }
    times.count(tookNanos);
    if (answer instanceof RequestAnswer.Answer(var content)) {
      boolean inServices = content.unitsPlace() == UnitsPlace.SERVICES;
      for (ServiceAnswer service : content.services()) {
        count(service, inServices);
      }
    }
  }

  private void count(ServiceAnswer service, boolean hasOwnCode) {
    if (hasOwnCode) {
      services.count(service.resultCode());
    }
    if (service.granted().isPresent()) {
      grants.increment();
    }
    if (service.finalUnit().isPresent()) {
      finalGrants.increment();
    }
  }

  /** Answers by request type and result code. */
  public Map<List<String>, Long> answers() {
    Map<List<String>, Long> found = new LinkedHashMap<>();
    answers.forEach((type, counts) -> {
      String name = type.name().toLowerCase(Locale.ROOT);
      counts.byCode().forEach((code, count) -> found.put(List.of(name, code), count));
    });
    unread.byCode().forEach((code, count) -> found.put(List.of(UNREAD, code), count));
    return found;
  }

  /** Services inside answers by result code: what was denied, and why. */
  public Map<List<String>, Long> services() {
    Map<List<String>, Long> found = new LinkedHashMap<>();
    services.byCode().forEach((code, count) -> found.put(List.of(code), count));
    return found;
  }

  /** Services that were granted units. */
  public long grants() {
    return grants.sum();
  }

  /** Services that were told that nothing follows. */
  public long finalGrants() {
    return finalGrants.sum();
  }

  /** What must not be refused was granted, and the ledger may know nothing of it. */
  void unrecorded() {
    unrecorded.increment();
  }

  /** Requests that were granted though the ledger may know nothing of them. */
  public long unrecordedGrants() {
    return unrecorded.sum();
  }

  /** How long answers took. */
  public DurationCounts times() {
    return times;
  }
}
