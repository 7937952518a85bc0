package org.signalbox.rpc.cost;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.signalbox.core.TimeText;
import org.signalbox.core.UsageText;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.TypeOfRecord;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;

/** Reads the parameters of cost methods, with the reference's defaults. */
final class CostRequest {

  /** What no time at all means: before every activation. */
  private static final ZonedDateTime NO_TIME =
      ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final CostSettings settings;
  private final InstantSource clock;

  CostRequest(CostSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The query of {@code GetCost}: nothing is mandatory, no usage is none.
   *
   * @throws MalformedParameters for a time, duration or member that cannot be read
   */
  PriceQuery ofGetCost(RpcParameters parameters) {
    String tenant = tenant(parameters);
    String time = parameters.text("AnswerTime");
    return new PriceQuery(
        tor(parameters, TypeOfRecord.VOICE),
        tenant,
        category(parameters),
        parameters.text("Subject"),
        settings.tenants().normalise(tenant, parameters.text("Destination")),
        time(time.isEmpty() ? parameters.text("SetupTime") : time, tenant),
        usage(parameters.text("Usage")));
  }

  /** The query of {@code GetDataCost}: units to any destination. */
  PriceQuery ofGetDataCost(RpcParameters parameters) {
    String tenant = tenant(parameters);
    return new PriceQuery(
        TypeOfRecord.DATA,
        tenant,
        category(parameters),
        parameters.text("Subject"),
        "*any",
        time(parameters.text("AnswerTime"), tenant),
        notNegative(parameters.integer("Usage")));
  }

  /** The part of a call that {@code Responder.GetCost} asks for. */
  CallPartQuery ofResponder(RpcParameters parameters) {
    parameters.requiring("TimeStart", "TimeEnd");
    String tenant = tenant(parameters);
    TypeOfRecord tor = tor(parameters, TypeOfRecord.VOICE);
    ZonedDateTime from = time(parameters.text("TimeStart"), tenant);
    ZonedDateTime to = time(parameters.text("TimeEnd"), tenant);
    long usage = notNegative(nanosBetween(from, to));
    long index = Math.max(0, parameters.integer("DurationIndex"));
    long before = Math.max(0, index - usage);
    String account = parameters.text("Account");
    String subject = parameters.text("Subject");
    PriceQuery query =
        new PriceQuery(
            tor,
            tenant,
            category(parameters),
            subject.isEmpty() ? account : subject,
            settings.tenants().normalise(tenant, parameters.text("Destination")),
            tor.isTimed() ? from.minusNanos(before) : from,
            usage == 0 ? 0 : before + usage);
    boolean isFirst = parameters.decimal("LoopIndex").signum() == 0;
    return new CallPartQuery(query, account, before, isFirst);
  }

  private String tenant(RpcParameters parameters) {
    return settings.tenants().tenantOr(parameters.text("Tenant"));
  }

  private String category(RpcParameters parameters) {
    String category = parameters.text("Category");
    return category.isEmpty() ? settings.defaultCategory() : category;
  }

  private static TypeOfRecord tor(RpcParameters parameters, TypeOfRecord absent) {
    String text = parameters.text("ToR");
    return text.isEmpty() ? absent : new TypeOfRecord(text);
  }

  private ZonedDateTime time(String text, String tenant) {
    ZoneId zone = settings.tenants().zoneOf(tenant);
    try {
      return TimeText.parse(text, zone, clock.instant()).orElse(NO_TIME);
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters(String.valueOf(e.getMessage()));
    }
  }

  private static long usage(String text) {
    try {
      return notNegative(UsageText.parse(text));
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters(String.valueOf(e.getMessage()));
    }
  }

  private static long notNegative(long usage) {
    if (usage < 0) {
      throw new MalformedParameters("SERVER_ERROR: usage below zero");
    }
    return usage;
  }

  private static long nanosBetween(ZonedDateTime from, ZonedDateTime to) {
    try {
      return Duration.between(from, to).toNanos();
    } catch (ArithmeticException e) {
      throw new MalformedParameters("MAX_USAGE_EXCEEDED");
    }
  }
}
