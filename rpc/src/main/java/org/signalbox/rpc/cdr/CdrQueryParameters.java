package org.signalbox.rpc.cdr;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.signalbox.charging.CdrCondition;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrField;
import org.signalbox.charging.CdrOrder;
import org.signalbox.charging.CdrQuery;
import org.signalbox.core.Amount;
import org.signalbox.core.TimeText;
import org.signalbox.core.UsageText;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import tools.jackson.databind.JsonNode;

/**
 * Reads the filter of a query: the names of both API versions, with the numbers either beside the
 * lists or in {@code ExtraArgs}, and the page either beside them or in {@code Paginator}.
 *
 * <p>Used for one call.
 */
final class CdrQueryParameters {

  /** Most values in all lists of one filter: what every database binds in one statement. */
  private static final int VALUES_MAX = 10_000;

  /** The lists of a filter, under the newer name first; each has a counterpart with {@code Not}. */
  private static final Map<CdrField, List<String>> LISTS = new LinkedHashMap<>();

  static {
    LISTS.put(CdrField.CGRID, List.of("CGRIDs"));
    LISTS.put(CdrField.RUN_ID, List.of("RunIDs", "MediationRunIds"));
    LISTS.put(CdrField.ORIGIN_ID, List.of("OriginIDs"));
    LISTS.put(CdrField.ORIGIN_HOST, List.of("OriginHosts", "CdrHosts"));
    LISTS.put(CdrField.SOURCE, List.of("Sources", "CdrSources"));
    LISTS.put(CdrField.TOR, List.of("ToRs"));
    LISTS.put(CdrField.REQUEST_TYPE, List.of("RequestTypes", "ReqTypes"));
    LISTS.put(CdrField.TENANT, List.of("Tenants"));
    LISTS.put(CdrField.CATEGORY, List.of("Categories"));
    LISTS.put(CdrField.ACCOUNT, List.of("Accounts"));
    LISTS.put(CdrField.SUBJECT, List.of("Subjects"));
  }

  private final RpcParameters sent;
  private final RpcParameters numbers;
  private final ZoneId zone;
  private final Instant now;
  private final List<CdrCondition> conditions = new ArrayList<>();
  private int values;

  /**
   * @param sent the filter
   * @param zone for times without an offset
   * @param now for relative times
   */
  CdrQueryParameters(RpcParameters sent, ZoneId zone, Instant now) {
    this.sent = sent.as("RPCCDRsFilter");
    this.numbers = this.sent.object("ExtraArgs", "map[string]interface {}");
    this.zone = zone;
    this.now = now;
  }

  /**
   * The query.
   *
   * @throws MalformedParameters {@code SERVER_ERROR: ...} for a value that cannot be read
   */
  CdrQuery query() {
    try {
      addLists();
      addCosts();
      addExtraFields();
      addTimes();
      addNumbers();
      return new CdrQuery(
          conditions,
          CdrOrder.parse(sent.text("OrderBy")),
          page("Limit"),
          page("Offset").orElse(0));
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  private void addLists() {
    LISTS.forEach((field, names) -> {
      for (String name : names) {
        add(name, list -> new CdrCondition.OneOf(field, list, false));
        add("Not" + name, list -> new CdrCondition.OneOf(field, list, true));
      }
    });
    add("DestinationPrefixes", list -> new CdrCondition.DestinationPrefix(list, false));
    add("NotDestinationPrefixes", list -> new CdrCondition.DestinationPrefix(list, true));
  }

  private void add(String name, java.util.function.Function<List<String>, CdrCondition> condition) {
    List<String> list = sent.texts(name);
    if (!list.isEmpty()) {
      count(list.size());
      conditions.add(condition.apply(list));
    }
  }

  private void addCosts() {
    for (boolean negated : new boolean[] {false, true}) {
      List<Amount> costs = new ArrayList<>();
      Optional<JsonNode> list = sent.member(negated ? "NotCosts" : "Costs");
      list.ifPresent(all -> all.forEach(cost -> costs.add(amount(cost))));
      if (!costs.isEmpty()) {
        count(costs.size());
        conditions.add(new CdrCondition.CostOneOf(costs, negated));
      }
    }
  }

  private void addExtraFields() {
    for (boolean negated : new boolean[] {false, true}) {
      RpcParameters fields =
          sent.object(negated ? "NotExtraFields" : "ExtraFields", "map[string]string");
      Map<String, String> wanted = new LinkedHashMap<>();
      fields.asSent().propertyNames().forEach(name -> wanted.put(name, fields.text(name)));
      if (!wanted.isEmpty()) {
        count(wanted.size());
        conditions.add(new CdrCondition.ExtraField(wanted, negated));
      }
    }
  }

  private void addTimes() {
    addTimes(CdrCondition.Time.ANSWER, "TimeStart", "TimeEnd");
    addTimes(CdrCondition.Time.ANSWER, "AnswerTimeStart", "AnswerTimeEnd");
    addTimes(CdrCondition.Time.SETUP, "SetupTimeStart", "SetupTimeEnd");
    addTimes(CdrCondition.Time.CREATED, "CreatedAtStart", "CreatedAtEnd");
    addTimes(CdrCondition.Time.UPDATED, "UpdatedAtStart", "UpdatedAtEnd");
  }

  private void addTimes(CdrCondition.Time time, String startName, String endName) {
    Optional<Instant> start = time(startName);
    Optional<Instant> end = time(endName);
    if (start.isPresent() || end.isPresent()) {
      conditions.add(new CdrCondition.TimeRange(time, start, end));
    }
  }

  private Optional<Instant> time(String name) {
    return TimeText.parse(sent.text(name), zone, now).map(time -> time.toInstant());
  }

  private void addNumbers() {
    Optional<Long> minUsage = usage("MinUsage");
    Optional<Long> maxUsage = usage("MaxUsage");
    if (minUsage.isPresent() || maxUsage.isPresent()) {
      conditions.add(new CdrCondition.UsageRange(minUsage, maxUsage));
    }
    Optional<Long> firstId = number("OrderIDStart").map(CdrQueryParameters::whole);
    Optional<Long> endId = number("OrderIDEnd").map(CdrQueryParameters::whole);
    if (firstId.isPresent() || endId.isPresent()) {
      conditions.add(new CdrCondition.OrderIdRange(firstId, endId));
    }
    addCostRange(number("MinCost").map(Amount::of), number("MaxCost").map(Amount::of));
    if (sent.flag("SkipErrors")) {
      conditions.add(new CdrCondition.IsRated(true));
    }
    if (sent.flag("SkipRated")) {
      conditions.add(new CdrCondition.IsRated(false));
    }
  }

  /** A maximum of -1 speaks of the unrated: alone it asks for them, after a minimum of 0 not. */
  private void addCostRange(Optional<Amount> min, Optional<Amount> max) {
    boolean speaksOfUnrated = max.filter(CdrCost.unrated().outward()::equals).isPresent();
    if (speaksOfUnrated && min.isEmpty()) {
      conditions.add(new CdrCondition.IsRated(false));
    } else if (speaksOfUnrated && min.get().signum() == 0) {
      conditions.add(new CdrCondition.IsRated(true));
    } else if (min.isPresent() || max.isPresent()) {
      conditions.add(new CdrCondition.CostRange(min, max));
    }
  }

  private Optional<Long> usage(String name) {
    String text = sent.text(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(UsageText.parse(text));
  }

  private Optional<BigDecimal> number(String name) {
    RpcParameters from = numbers.has(name) ? numbers : sent;
    return from.member(name)
        .map(value ->
            value.isString() ? Amount.of(value.stringValue()).value() : from.decimal(name));
  }

  private static long whole(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("not a whole number: " + number, e);
    }
  }

  private static Amount amount(JsonNode number) {
    if (!number.isNumber()) {
      throw new IllegalArgumentException("a cost is a number");
    }
    return Amount.of(number.decimalValue());
  }

  private OptionalInt page(String name) {
    RpcParameters paginator = sent.object("Paginator", "Paginator");
    RpcParameters from = paginator.has(name) ? paginator : sent;
    return from.has(name)
        ? OptionalInt.of(Math.clamp(from.integer(name), -1, Integer.MAX_VALUE))
        : OptionalInt.empty();
  }

  private void count(int more) {
    values += more;
    if (values > VALUES_MAX) {
      throw new IllegalArgumentException("more than " + VALUES_MAX + " values in one filter");
    }
  }
}
