package org.signalbox.rpc.tariff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.rating.Destination;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/** Destinations in force. Changes act at once. */
final class DestinationMethods {

  private static final String IDS = "DestinationIDs";
  private static final String PREFIXES = "Prefixes";

  private final LiveCatalog catalog;

  DestinationMethods(TariffContext context) {
    this.catalog = context.catalog();
  }

  List<RpcMethod> all() {
    return List.of(
        TariffMethods.method("SetDestination", this::set),
        TariffMethods.method("GetDestination", this::get),
        TariffMethods.method("RemoveDestination", this::remove),
        TariffMethods.method("GetReverseDestination", this::reverse),
        TariffMethods.method("ComputeReverseDestinations", parameters -> RpcReply.OK),
        RpcMethod.blocking("APIerSv2", "GetDestinations", this::list));
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetDestination").requiring("Id", PREFIXES);
    Destination destination = new Destination(sent.text("Id"), sent.texts(PREFIXES));
    boolean overwrite = sent.flag("Overwrite");
    catalog.change(live -> {
      if (!overwrite && live.tariff().destination(destination.id()).isPresent()) {
        throw new RefusedChange(RefusedChange.EXISTS);
      }
      return CatalogChange.of(change(List.of(destination), Set.of()));
    });
    return RpcReply.OK;
  }

  private RpcReply get(RpcParameters parameters) {
    return catalog
        .current()
        .tariff()
        .destination(parameters.textArgument())
        .map(destination -> RpcReply.result(out -> write(out, destination)))
        .orElse(RpcReply.NOT_FOUND);
  }

  /** Removes whole destinations, or only the prefixes named; without prefixes left, the whole. */
  private RpcReply remove(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrRemoveDestination");
    List<String> ids = sent.texts(IDS);
    Set<String> prefixes = Set.copyOf(sent.texts(PREFIXES));
    catalog.change(live -> removal(live.tariff(), ids, prefixes));
    return RpcReply.OK;
  }

  private static CatalogChange removal(Tariff tariff, List<String> ids, Set<String> prefixes) {
    List<Destination> kept = new ArrayList<>();
    Set<String> removed = new LinkedHashSet<>();
    for (String id : ids) {
      Optional<Destination> destination = tariff.destination(id);
      List<String> rest =
          prefixes.isEmpty() || destination.isEmpty()
              ? List.of()
              : destination.get().prefixes().stream().filter(p -> !prefixes.contains(p)).toList();
      if (!rest.isEmpty()) {
        kept.add(new Destination(id, rest));
      } else if (destination.isPresent()) {
        removed.add(id);
      }
    }
    return CatalogChange.of(change(kept, removed));
  }

  private RpcReply reverse(RpcParameters parameters) {
    String prefix = parameters.textArgument();
    if (prefix.isEmpty()) {
      return RpcReply.failure("MANDATORY_IE_MISSING: [prefix]");
    }
    List<String> ids =
        catalog
            .current()
            .tariff()
            .destinations()
            .filter(destination -> destination.prefixes().contains(prefix))
            .map(Destination::id)
            .sorted()
            .toList();
    return ids.isEmpty() ? RpcReply.NOT_FOUND : RpcReply.texts(ids);
  }

  private RpcReply list(RpcParameters parameters) {
    List<String> ids = parameters.as("AttrGetDestinations").texts(IDS);
    Tariff tariff = catalog.current().tariff();
    List<Destination> wanted =
        ids.isEmpty()
            ? tariff.destinations().toList()
            : ids.stream().flatMap(id -> tariff.destination(id).stream()).toList();
    return RpcReply.result(out -> {
      out.writeStartArray();
      wanted.forEach(destination -> write(out, destination));
      out.writeEndArray();
    });
  }

  private static void write(JsonGenerator out, Destination destination) {
    out.writeStartObject();
    out.writeStringProperty("Id", destination.id());
    out.writeArrayPropertyStart(PREFIXES);
    destination.prefixes().forEach(out::writeString);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static TariffChange change(List<Destination> set, Set<String> removed) {
    return new TariffChange(set, List.of(), List.of(), removed, Set.of(), Set.of());
  }
}
