package org.signalbox.rpc.equipment;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryFilter;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentChecks;
import org.signalbox.registers.equipment.EquipmentQuestion;
import org.signalbox.registers.equipment.EquipmentStorageFailure;
import org.signalbox.registers.equipment.LiveEquipment;
import org.signalbox.registers.equipment.Match;
import org.signalbox.registers.equipment.StoredEntry;
import org.signalbox.registers.equipment.Verdict;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/**
 * Checks with their reasons, entries, and what was changed and checked: {@code
 * SignalboxV1.CheckEquipment}, {@code SetEquipment}, {@code RemoveEquipment}, {@code GetEquipment},
 * {@code GetEquipmentChanges}, {@code GetEquipmentChecks}. Any thread.
 */
public final class EquipmentMethods {

  private static final String SERVICE = "SignalboxV1";
  private static final int PAGE = 1_000;
  private static final int PAGE_MAX = 10_000;

  private final LiveEquipment live;
  private final EquipmentChecks checks;
  private final InstantSource clock;

  public EquipmentMethods(LiveEquipment live, EquipmentChecks checks, InstantSource clock) {
    this.live = live;
    this.checks = checks;
    this.clock = clock;
  }

  /** All methods of this class. */
  public List<RpcMethod> all() {
    return List.of(
        method("CheckEquipment", this::check),
        method("SetEquipment", this::set),
        method("RemoveEquipment", this::remove),
        method("GetEquipment", this::page),
        method("GetEquipmentChanges", this::changes),
        method("GetEquipmentChecks", this::kept));
  }

  static RpcMethod method(String name, Function<RpcParameters, RpcReply> handler) {
    return RpcMethod.blocking(
        SERVICE,
        name,
        sent -> {
          try {
            return handler.apply(sent.as("Attr" + name));
          } catch (OperatorFault | EquipmentStorageFailure e) {
            return RpcReply.serverError(String.valueOf(e.getMessage()));
          }
        });
  }

  private RpcReply check(RpcParameters sent) {
    EquipmentParameters parameters = new EquipmentParameters(sent.requiring("Pei"));
    Pei pei = parameters.pei();
    Optional<Supi> supi = parameters.supi();
    live.awaitLoaded();
    Optional<Verdict> verdict =
        checks.check(new EquipmentQuestion(pei, supi, EquipmentQuestion.Door.API));
    List<Match> matches = live.matches(pei, supi);
    return RpcReply.result(out -> {
      out.writeStartObject();
      out.writeStringProperty("Equipment", pei.text());
      out.writeStringProperty("Supi", supi.map(Supi::text).orElse(""));
      out.writeStringProperty(
          "Status", verdict.flatMap(Verdict::status).map(Enum::name).orElse("UNKNOWN"));
      out.writeStringProperty(
          "Basis", verdict.map(told -> told.basis().name()).orElse("NOT_LOADED"));
      out.writeStringProperty("Warning", EquipmentParameters.warning(pei).orElse(""));
      out.writeArrayPropertyStart("Why");
      for (Match match : matches) {
        match(out, match);
      }
      out.writeEndArray();
      out.writeEndObject();
    });
  }

  private void match(JsonGenerator out, Match match) {
    Optional<StoredEntry> stored = match.key().flatMap(live::find);
    out.writeStartObject();
    out.writeStringProperty("Basis", match.basis().name());
    out.writeStringProperty("Words", match.basis().words());
    out.writeStringProperty("Gives", match.status().map(Enum::name).orElse(gives(match)));
    stored.ifPresent(entry -> EquipmentJson.entry(out, entry));
    out.writeEndObject();
  }

  /** A lock that holds gives no status of its own. */
  private static String gives(Match match) {
    return match.decides() ? "UNKNOWN" : "";
  }

  private RpcReply set(RpcParameters sent) {
    EquipmentParameters parameters = new EquipmentParameters(sent.requiring("Entries"));
    List<EquipmentParameters> entries =
        sent.objects("Entries", "EquipmentEntry").stream().map(EquipmentParameters::new).toList();
    int made =
        live.put(entries.stream().map(each -> each.entry(clock)).toList(), parameters.actor())
            .size();
    List<String> warnings = entries.stream().flatMap(each -> each.warning().stream()).toList();
    return RpcReply.result(out -> {
      out.writeStartObject();
      out.writeNumberProperty("Set", made);
      out.writeArrayPropertyStart("Warnings");
      warnings.forEach(out::writeString);
      out.writeEndArray();
      out.writeEndObject();
    });
  }

  private RpcReply remove(RpcParameters sent) {
    EquipmentParameters parameters = new EquipmentParameters(sent.requiring("Entries"));
    List<EntryKey> keys =
        sent.objects("Entries", "EquipmentEntry").stream()
            .map(each -> new EquipmentParameters(each).key())
            .toList();
    int made = live.remove(keys, parameters.actor()).size();
    return RpcReply.result(out -> {
      out.writeStartObject();
      out.writeNumberProperty("Removed", made);
      out.writeEndObject();
    });
  }

  private RpcReply page(RpcParameters sent) {
    EquipmentParameters parameters = new EquipmentParameters(sent);
    EntryFilter filter = new EntryFilter(parameters.mark(), sent.text("Prefix"), parameters.supi());
    RpcParameters after = sent.object("After", "EquipmentEntry");
    Optional<EntryKey> behind =
        after.has("Equipment")
            ? Optional.of(new EquipmentParameters(after).key())
            : Optional.empty();
    List<StoredEntry> page = live.page(filter, behind, parameters.limit(PAGE, PAGE_MAX));
    return listed(
        page,
        (out, stored) -> {
          out.writeStartObject();
          EquipmentJson.entry(out, stored);
          out.writeEndObject();
        });
  }

  private RpcReply changes(RpcParameters sent) {
    int limit = new EquipmentParameters(sent).limit(PAGE, PAGE_MAX);
    return listed(live.changes(limit), EquipmentJson::change);
  }

  private RpcReply kept(RpcParameters sent) {
    int limit = new EquipmentParameters(sent).limit(PAGE, PAGE_MAX);
    return listed(checks.audit().newest(limit), EquipmentJson::check);
  }

  /** Writes one of many. */
  private interface Writing<T> {
    void write(JsonGenerator out, T each);
  }

  private static <T> RpcReply listed(List<T> all, Writing<T> writing) {
    return RpcReply.result(out -> {
      out.writeStartArray();
      all.forEach(each -> writing.write(out, each));
      out.writeEndArray();
    });
  }
}
