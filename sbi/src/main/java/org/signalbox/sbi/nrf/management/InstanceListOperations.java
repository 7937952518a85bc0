package org.signalbox.sbi.nrf.management;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfStatus;
import org.signalbox.registers.nf.NfType;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * NFListRetrieval (TS 29.510 §5.2.2.8) and the options of the service.
 *
 * <p>Network functions whose heart-beat has stopped are not listed: they may be gone before the
 * reader asks for them, and an Open5GS network function that finds one of the listed missing begins
 * anew. Whoever is listed stays for a good while longer, unless it leaves by itself.
 */
final class InstanceListOperations {

  private static final String HAL = "application/3gppHal+json";
  private static final int PAGE_SIZE = 100;

  private final NfRegister register;
  private final ProfileAccess access;

  InstanceListOperations(NfRegister register, ProfileAccess access) {
    this.register = register;
    this.access = access;
  }

  /** What is asked for. */
  private record Page(OptionalInt limit, OptionalInt number, OptionalInt size) {

    static Page of(SbiRequest request) {
      return new Page(
          count(request, "limit"), count(request, "page-number"), count(request, "page-size"));
    }

    private static OptionalInt count(SbiRequest request, String parameter) {
      Optional<String> text = request.query(parameter);
      if (text.isEmpty()) {
        return OptionalInt.empty();
      }
      if (!text.get().matches("[0-9]{1,9}") || Integer.parseInt(text.get()) < 1) {
        throw RefusedRequest.invalidQuery(parameter, "expected a whole number from 1");
      }
      return OptionalInt.of(Integer.parseInt(text.get()));
    }

    boolean isPaged() {
      return number.isPresent() || size.isPresent();
    }

    Stream<NfEntry> of(List<NfEntry> all) {
      Stream<NfEntry> page = all.stream();
      if (isPaged()) {
        int most = size.orElse(PAGE_SIZE);
        page = page.skip((number.orElse(1) - 1L) * most).limit(most);
      }
      return limit.isPresent() ? page.limit(limit.getAsInt()) : page;
    }
  }

  SbiResponse list(SbiRequest request) {
    Page page = Page.of(request);
    Optional<NfType> type = request.query("nf-type").map(InstanceListOperations::type);
    Predicate<NfProfile> isVisible = access.visible(request.peer());
    List<NfEntry> all =
        register.entries().stream()
            .filter(entry -> entry.profile().status() != NfStatus.SUSPENDED)
            .filter(entry -> type.isEmpty() || entry.profile().type().equals(type.get()))
            .filter(entry -> isVisible.test(entry.profile()))
            .toList();
    String root = request.target().root() + NrfManagement.INSTANCES;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode links = json.putObject("_links");
    links.putObject("self").put("href", root);
    ArrayNode items = links.putArray("item");
    page.of(all).forEach(entry -> items.addObject().put("href", root + "/" + entry.id()));
    json.put("totalItemCount", all.size());
    return SbiResponse.of(200, HAL, SbiJson.write(json));
  }

  private static NfType type(String name) {
    return NfType.parse(name)
        .orElseThrow(
            () -> RefusedRequest.invalidQuery("nf-type", "expected a type of network function"));
  }

  /** TS 29.510 §6.1.3.2.3.2: the features of the service; ours are those of management, bit 1. */
  SbiResponse options(SbiRequest request) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("supportedFeatures", "1");
    return SbiResponse.json(200, SbiJson.write(json)).with("allow", "GET, OPTIONS");
  }
}
