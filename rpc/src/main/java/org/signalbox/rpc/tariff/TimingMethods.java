package org.signalbox.rpc.tariff;

import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.TimingGrammar;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Timings in force, which filters refer to. Changes act at once. */
final class TimingMethods {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final LiveCatalog catalog;

  TimingMethods(TariffContext context) {
    this.catalog = context.catalog();
  }

  List<RpcMethod> all() {
    return List.of(
        TariffMethods.method("SetTiming", this::set),
        TariffMethods.method("GetTiming", this::get),
        TariffMethods.method("RemoveTiming", this::remove));
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("TPTimingWithAPIOpts").requiring("ID");
    TpTiming written =
        new TpTiming(
            sent.text("ID"),
            list(sent, "Years"),
            list(sent, "Months"),
            list(sent, "MonthDays"),
            list(sent, "WeekDays"),
            sent.text("StartTime"));
    Timing timing;
    try {
      timing = TimingGrammar.parse(written);
    } catch (IllegalArgumentException e) {
      return RpcReply.failure("UNSUPPORTED_FORMAT:" + e.getMessage());
    }
    catalog.change(live ->
        new CatalogChange(TariffChange.NONE, ProfileChange.NONE, List.of(timing), Set.of()));
    return RpcReply.OK;
  }

  private RpcReply get(RpcParameters parameters) {
    String id = parameters.as("ArgsGetTimingID").requiring("ID").text("ID");
    return Optional.ofNullable(catalog.current().timings().get(id))
        .map(timing -> RpcReply.result(out -> write(out, timing)))
        .orElse(RpcReply.NOT_FOUND);
  }

  private RpcReply remove(RpcParameters parameters) {
    String id = parameters.as("ArgsGetTimingID").requiring("ID").text("ID");
    catalog.change(live -> {
      if (!live.timings().containsKey(id)) {
        throw new RefusedChange(RefusedChange.NOT_FOUND);
      }
      return new CatalogChange(TariffChange.NONE, ProfileChange.NONE, List.of(), Set.of(id));
    });
    return RpcReply.OK;
  }

  static void write(JsonGenerator out, Timing timing) {
    out.writeStartObject();
    out.writeStringProperty("ID", timing.id());
    writeNumbers(out, "Years", timing.years());
    writeNumbers(out, "Months", timing.months());
    writeNumbers(out, "MonthDays", timing.monthDays());
    writeNumbers(out, "WeekDays", timing.weekDays());
    out.writeStringProperty("StartTime", CLOCK.format(timing.startTime()));
    out.writeStringProperty("EndTime", "");
    out.writeEndObject();
  }

  private static void writeNumbers(JsonGenerator out, String name, Collection<Integer> numbers) {
    out.writeArrayPropertyStart(name);
    numbers.forEach(out::writeNumber);
    out.writeEndArray();
  }

  /** A list of numbers in the form that the grammar of timings reads. */
  private static String list(RpcParameters sent, String member) {
    return sent.member(member).stream()
        .flatMap(JsonNode::valueStream)
        .map(JsonNode::asString)
        .collect(Collectors.joining(";"));
  }
}
