package org.signalbox.sbi.nrf.discovery;

import static org.signalbox.registers.nf.shape.CommonShapes.NF_INSTANCE_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.NF_TYPE;
import static org.signalbox.registers.nf.shape.CommonShapes.SUPPORTED_FEATURES;
import static org.signalbox.registers.nf.shape.Shapes.TEXT;
import static org.signalbox.registers.nf.shape.Shapes.member;
import static org.signalbox.registers.nf.shape.Shapes.object;

import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.search.IdentityConditions.InNetwork;
import org.signalbox.registers.nf.search.IdentityConditions.IsAmf;
import org.signalbox.registers.nf.search.NfCondition;
import org.signalbox.registers.nf.search.NfPreference;
import org.signalbox.registers.nf.search.NfQuery;
import org.signalbox.registers.nf.search.ServiceDemand;
import org.signalbox.registers.nf.shape.Shape;
import org.signalbox.sbi.http.InvalidParam;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiQuery;
import tools.jackson.databind.JsonNode;

/**
 * Reads the parameters of a query. Those that it does not know are ignored (TS 29.500 §5.2.9); all
 * that are not legal are told at once. One query, one use.
 */
final class DiscoveryRequestDecoder {

  private static final int OCTETS_DEFAULT_KILO = 124;
  private static final int OCTETS_MAX_KILO = 2_000;
  private static final int KILO = 1_000;

  private static final Shape SERVICE_INSTANCE =
      object(member("nfInstanceId", NF_INSTANCE_ID), member("nfServiceInstanceId", TEXT))
          .requiring("nfServiceInstanceId");

  private final Set<NetworkId> own;
  private final RequesterDraft requester = new RequesterDraft();
  private final SessionDraft session = new SessionDraft();
  private final MbsDraft multicast = new MbsDraft();
  private final List<NfCondition> conditions = new ArrayList<>();
  private final Map<String, NfPreference> preferences = new HashMap<>();
  private final List<InvalidParam> invalid = new ArrayList<>();
  private final Map<NfInstanceId, Set<String>> withoutServices = new HashMap<>();

  private Optional<NfType> target = Optional.empty();
  private List<String> services = List.of();
  private List<String> features = List.of();
  private Optional<String> commonFeatures = Optional.empty();
  private Set<String> serviceSets = Set.of();
  private Set<String> withoutServiceSets = Set.of();
  private List<String> precedence = List.of();
  private OptionalInt limit = OptionalInt.empty();
  private int kiloOctets = OCTETS_DEFAULT_KILO;
  private boolean extendedSize;
  private Optional<URI> homeNrf = Optional.empty();
  private Optional<URI> holdingNrf = Optional.empty();

  private DiscoveryRequestDecoder(Set<NetworkId> own) {
    this.own = own;
  }

  /**
   * Reads a query.
   *
   * @param own this NRF's networks; empty when they are not known
   * @throws RefusedRequest with 400 and every parameter that is not legal
   */
  static DiscoveryRequest decode(SbiQuery query, Set<NetworkId> own) {
    DiscoveryRequestDecoder decoder = new DiscoveryRequestDecoder(own);
    for (String name : query.names()) {
      decoder.read(name, query.all(name));
    }
    return decoder.request();
  }

  private void read(String name, List<String> values) {
    try {
      take(name, ParameterValue.of(single(name, values)));
    } catch (InvalidParameter e) {
      invalid.add(new InvalidParam(name, e.reason()));
    }
  }

  /** A list may come as one parameter for each of its values. */
  private static String single(String name, List<String> values) {
    if (values.size() == 1) {
      return values.getFirst();
    }
    if (DiscoveryParameters.isList(name)) {
      return String.join(",", values);
    }
    throw new InvalidParameter("found " + values.size() + " times, expected once");
  }

  private void take(String name, ParameterValue value) {
    boolean isTaken =
        requester.take(name, value)
            || session.take(name, value)
            || multicast.take(name, value)
            || takeOwn(name, value);
    if (isTaken) {
      return;
    }
    Optional<NfPreference> preference = PreferenceParameters.read(name, value);
    if (preference.isPresent()) {
      preferences.put(name, preference.get());
      return;
    }
    ConditionParameters.read(name, value).ifPresent(conditions::add);
  }

  private boolean takeOwn(String name, ParameterValue value) {
    switch (name) {
      case "target-nf-type" -> target = Optional.of(NfType.of(value.text(NF_TYPE)));
      case "service-names" -> services = List.copyOf(value.texts());
      case "required-features" -> features = features(value);
      case "supported-features" -> commonFeatures = Optional.of(value.text(SUPPORTED_FEATURES));
      case "target-nf-service-set-id" -> serviceSets = Set.of(value.text());
      case "exclude-nfserviceset-list" -> withoutServiceSets = value.texts();
      case "exclude-nfservinst-list" ->
          value.list(SERVICE_INSTANCE, item -> item).forEach(this::exclude);
      case "preferences-precedence" -> precedence = List.copyOf(value.texts());
      case "limit" -> limit = OptionalInt.of(value.whole(1, Integer.MAX_VALUE / 4));
      case "max-payload-size" -> kilo(value, false);
      case "max-payload-size-ext" -> kilo(value, true);
      case "complex-query" -> conditions.add(ComplexQueryDecoder.decode(value));
      case "hnrf-uri" -> homeNrf = Optional.of(HomeNrfAddress.read(value.text()));
      case "nrf-disc-uri" -> holdingNrf = Optional.of(HomeNrfAddress.read(value.text()));
      case "target-nw-resolution" -> {
        // There is no register of ported numbers to ask: the network stays the one that was told.
        var _ = value.flag();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static List<String> features(ParameterValue value) {
    return List.of(value.text().split(",", -1)).stream()
        .map(hexadecimal ->
            hexadecimal.isEmpty()
                ? hexadecimal
                : ParameterValue.of(hexadecimal).text(SUPPORTED_FEATURES))
        .toList();
  }

  private void exclude(JsonNode item) {
    NfInstanceId.parse(item.path("nfInstanceId").asString(""))
        .ifPresent(id ->
            withoutServices
                .computeIfAbsent(id, ignored -> new HashSet<>())
                .add(item.path("nfServiceInstanceId").asString("")));
  }

  /** The extended form counts when both are there; neither makes an answer larger than 2 MB. */
  private void kilo(ParameterValue value, boolean extended) {
    int asked = extended ? value.whole(1, Integer.MAX_VALUE / 4) : value.whole(1, OCTETS_MAX_KILO);
    if (extended || !extendedSize) {
      kiloOctets = Math.min(asked, OCTETS_MAX_KILO);
      extendedSize = extended;
    }
  }

  private DiscoveryRequest request() {
    refuseInvalid();
    NfType type = target.orElseThrow(() -> RefusedRequest.missingQuery("target-nf-type"));
    NfRequester asking =
        requester.requester().orElseThrow(() -> RefusedRequest.missingQuery("requester-nf-type"));
    session.condition().ifPresent(conditions::add);
    multicast.condition().ifPresent(conditions::add);
    ServiceDemand demand =
        new ServiceDemand(
            services,
            featureMasks(),
            serviceSets,
            session.slices(),
            new ServiceDemand.Exclusions(withoutServices, withoutServiceSets));
    return new DiscoveryRequest(
        new NfQuery(type, asking, demand, new NfCondition.AllOf(conditions)),
        standIn().map(all -> new NfQuery(type, asking, demand, all)),
        PreferenceParameters.byWeight(preferences, precedence),
        new DiscoveryRequest.AnswerForm(
            requester.wantsServiceMap(), limit, kiloOctets * KILO, session.slices()),
        new DiscoveryRequest.HomeDirection(homeNrf.or(() -> holdingNrf), foreign()));
  }

  private void refuseInvalid() {
    if (!invalid.isEmpty()) {
      InvalidParam first = invalid.getFirst();
      throw new RefusedRequest(
          ProblemDetails.of(400, "INVALID_QUERY_PARAM", first.param() + ": " + first.reason())
              .with(invalid));
    }
  }

  /** Features by name of service: each list entry belongs to the name at its place. */
  private Map<String, BigInteger> featureMasks() {
    Map<String, BigInteger> masks = new HashMap<>();
    for (int i = 0; i < services.size(); i++) {
      String own = i < features.size() ? features.get(i) : "";
      masks.put(
          services.get(i),
          ServiceDemand.mask(own).or(ServiceDemand.mask(commonFeatures.orElse(""))));
    }
    return masks;
  }

  private Optional<NfCondition> standIn() {
    if (conditions.stream().noneMatch(IsAmf.class::isInstance)) {
      return Optional.empty();
    }
    return Optional.of(
        new NfCondition.AllOf(
            conditions.stream()
                .map(condition ->
                    condition instanceof IsAmf amf ? new IsAmf(amf.guami(), true) : condition)
                .toList()));
  }

  /** The target networks, when they were told and none of them is this one. */
  private Set<NetworkId> foreign() {
    Set<NetworkId> told = new HashSet<>();
    for (NfCondition condition : conditions) {
      if (condition instanceof InNetwork target) {
        told.addAll(target.networks());
      }
    }
    return own.isEmpty() || told.stream().anyMatch(own::contains) ? Set.of() : told;
  }
}
