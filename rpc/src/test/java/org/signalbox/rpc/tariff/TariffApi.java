package org.signalbox.rpc.tariff;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signalbox.catalog.ActivationPort;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedUsage;
import org.signalbox.rating.TypeOfRecord;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All methods on tariffs over a real SQLite file, called as the dispatcher calls them. */
final class TariffApi implements AutoCloseable {

  private static final String NOW = "2025-08-04T13:00:00Z";
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** What the ledger was told. */
  final RecordedDefinitions definitions = new RecordedDefinitions();

  private final Database database;
  private final LiveCatalog catalog;
  private final Map<String, RpcMethod> methods;

  TariffApi(Path folder) {
    VirtualClock clock = VirtualClock.at(NOW);
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("rpc.db"), 2),
            failure -> {
              throw new AssertionError("the storage broke", failure);
            });
    catalog = LiveCatalog.open(database, ActivationPort.AT_ONCE, clock);
    TariffContext context =
        new TariffContext(
            catalog,
            new TariffPlanStore(database),
            definitions,
            new PlanTimes(ZoneOffset.UTC, clock),
            "cgrates.org");
    methods =
        TariffMethods.all(context).stream()
            .collect(Collectors.toMap(RpcMethod::fullName, Function.identity()));
  }

  /** The result as JSON with single quotes for double ones, or the error text after {@code !}. */
  String call(String method, String argument) {
    String name = method.contains(".") ? method : "APIerSv1." + method;
    RpcMethod called = methods.get(name);
    if (called == null) {
      throw new AssertionError("no method " + name);
    }
    RpcParameters parameters = RpcParameters.ofArgument(JSON.readTree(argument.replace('\'', '"')));
    try {
      return text(called.handler().handle(parameters));
    } catch (MalformedParameters malformed) {
      return "!" + malformed.getMessage();
    }
  }

  /** What a call of the default tenant costs, or the name of the refusal. */
  String price(String destination, long seconds) {
    return price("call", destination, seconds);
  }

  String price(String category, String destination, long seconds) {
    PriceOutcome outcome =
        catalog
            .current()
            .tariff()
            .price(
                new PriceQuery(
                    TypeOfRecord.VOICE,
                    "cgrates.org",
                    category,
                    "1001",
                    destination,
                    ZonedDateTime.parse(NOW),
                    seconds * SECOND_NANOS));
    return switch (outcome) {
      case PricedUsage priced -> priced.cost().toString();
      case PriceOutcome.Refused refused -> refused.reason().name();
    };
  }

  /** Names of all methods. */
  Map<String, RpcMethod> methods() {
    return methods;
  }

  @Override
  public void close() {
    database.close();
  }

  private static String text(RpcReply reply) {
    return switch (reply) {
      case RpcReply.Failure failure -> "!" + failure.text();
      case RpcReply.Result result -> {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
          result.body().write(out);
        }
        yield text.toString().replace('"', '\'');
      }
    };
  }
}
