package org.signalbox.sbi.nrf.discovery;

import static org.signalbox.registers.nf.shape.CommonShapes.AMF_REGION_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.AMF_SET_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.FQDN;
import static org.signalbox.registers.nf.shape.CommonShapes.GUAMI;
import static org.signalbox.registers.nf.shape.CommonShapes.IPV4;
import static org.signalbox.registers.nf.shape.CommonShapes.IPV6_PREFIX;
import static org.signalbox.registers.nf.shape.CommonShapes.NF_INSTANCE_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.NF_TYPE;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_ID_NID;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_SNSSAI;
import static org.signalbox.registers.nf.shape.CommonShapes.SNSSAI;
import static org.signalbox.registers.nf.shape.CommonShapes.TAI;
import static org.signalbox.registers.nf.shape.Shapes.FLAG;
import static org.signalbox.registers.nf.shape.Shapes.TEXT;
import static org.signalbox.registers.nf.shape.Shapes.items;
import static org.signalbox.registers.nf.shape.Shapes.member;
import static org.signalbox.registers.nf.shape.Shapes.object;
import static org.signalbox.registers.nf.shape.Shapes.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signalbox.registers.nf.Guami;
import org.signalbox.registers.nf.IdentityKind;
import org.signalbox.registers.nf.IpAddress;
import org.signalbox.registers.nf.IpPrefix;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfAbility;
import org.signalbox.registers.nf.NfAttribute;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.PlmnSlices;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.Tai;
import org.signalbox.registers.nf.search.IdentityConditions.HasService;
import org.signalbox.registers.nf.search.IdentityConditions.InNetwork;
import org.signalbox.registers.nf.search.IdentityConditions.InScpDomain;
import org.signalbox.registers.nf.search.IdentityConditions.InSet;
import org.signalbox.registers.nf.search.IdentityConditions.InstanceIn;
import org.signalbox.registers.nf.search.IdentityConditions.IsAmf;
import org.signalbox.registers.nf.search.IdentityConditions.NamedBy;
import org.signalbox.registers.nf.search.IdentityConditions.ServesHomeNetwork;
import org.signalbox.registers.nf.search.IdentityConditions.ServesScopes;
import org.signalbox.registers.nf.search.NfCondition;
import org.signalbox.registers.nf.search.OfferConditions.HasAbility;
import org.signalbox.registers.nf.search.OfferConditions.HasAttribute;
import org.signalbox.registers.nf.search.OfferConditions.HasPfcpFeatures;
import org.signalbox.registers.nf.search.OfferConditions.ServesAddress;
import org.signalbox.registers.nf.search.OfferConditions.ServesAreas;
import org.signalbox.registers.nf.search.OfferConditions.ServesIdentity;
import org.signalbox.registers.nf.search.OfferConditions.ServesPrefix;
import org.signalbox.registers.nf.search.SliceConditions.ServesSessions;
import org.signalbox.registers.nf.search.SliceConditions.ServesSliceInstances;
import org.signalbox.registers.nf.search.SliceConditions.ServesSlicesOfNetworks;
import org.signalbox.registers.nf.shape.Shape;
import tools.jackson.databind.JsonNode;

/**
 * The parameters that a network function has to satisfy; each may also stand in a complex query.
 */
final class ConditionParameters {

  private static final Shape IMSI = text(15, "[0-9]{5,15}", "5 to 15 digits");

  private static final Shape APPLICATIONS =
      object(member("appIds", items(TEXT)), member("afIds", items(TEXT)));

  private static final Shape EXPOSURE =
      object(
          member("afEvents", items(TEXT)),
          member("appIds", items(TEXT)),
          member("afIds", items(TEXT)));

  private static final Map<String, Function<ParameterValue, NfCondition>> TABLE =
      new LinkedHashMap<>();

  static {
    identities();
    belonging();
    sessions();
    subscribers();
    areas();
    userPlane();
    attributes();
    abilities();
    exclusions();
    rare();
  }

  private ConditionParameters() {}

  /** Every name, in the order of the specification's groups. */
  static Set<String> names() {
    return TABLE.keySet();
  }

  /**
   * Reads a parameter; empty when it is none of these.
   *
   * @throws InvalidParameter when its value is not legal
   */
  static Optional<NfCondition> read(String name, ParameterValue value) {
    Function<ParameterValue, NfCondition> reader = TABLE.get(name);
    return reader == null ? Optional.empty() : Optional.of(reader.apply(value));
  }

  private static void identities() {
    TABLE.put("target-nf-instance-id", value -> new InstanceIn(Set.of(instance(value.text()))));
    TABLE.put("target-nf-fqdn", value -> new NamedBy(value.text(FQDN)));
    TABLE.put("service-names", value -> new HasService(value.texts()));
    TABLE.put("guami", value -> new IsAmf(value.json(GUAMI, Guami::of), false));
    attribute("amf-set-id", NfAttribute.AMF_SET, value -> value.lower(AMF_SET_ID));
    attribute("amf-region-id", NfAttribute.AMF_REGION, value -> value.lower(AMF_REGION_ID));
    attribute("nef-id", NfAttribute.NEF_ID, ParameterValue::text);
    attribute("lmf-id", NfAttribute.LMF_ID, ParameterValue::text);
    attribute("gmlc-number", NfAttribute.GMLC_NUMBER, value -> value.text(IMSI));
    attribute("pgw", NfAttribute.PGW_FQDN, value -> value.lower(FQDN));
    TABLE.put("pgw-ip", value -> RareParameters.address(NfAttribute.PGW_ADDRESS, value));
  }

  private static void belonging() {
    TABLE.put(
        "target-plmn-list", value -> new InNetwork(Set.copyOf(value.list(PLMN_ID, NetworkId::of))));
    TABLE.put(
        "target-snpn", value -> new InNetwork(Set.of(value.json(PLMN_ID_NID, NetworkId::of))));
    TABLE.put("target-nf-set-id", value -> new InSet(Set.of(value.text())));
    TABLE.put("target-hni", value -> new ServesHomeNetwork(value.text(FQDN)));
    TABLE.put("scp-domain-list", value -> new InScpDomain(value.texts()));
    TABLE.put("serving-scope", value -> new ServesScopes(value.texts()));
    attributes("group-id-list", NfAttribute.GROUP_ID, false);
    attribute("served-nf-set-id", NfAttribute.SERVED_NF_SET, ParameterValue::text);
    attribute("serving-nf-set-id", NfAttribute.SERVING_NF_SET, ParameterValue::text);
    attribute("serving-nf-type", NfAttribute.SERVING_NF_TYPE, value -> value.text(NF_TYPE));
    attribute("remote-plmn-id", NfAttribute.REMOTE_PLMN, value -> network(value, PLMN_ID));
    attribute("remote-snpn-id", NfAttribute.REMOTE_SNPN, value -> network(value, PLMN_ID_NID));
  }

  /** At the top of a query these four ask for one kind of session: {@link SessionDraft}. */
  private static void sessions() {
    TABLE.put("snssais", value -> sessions(value.list(SNSSAI, Snssai::of), Optional.empty()));
    TABLE.put("dnn", value -> sessions(List.of(), Optional.of(value.text())));
    TABLE.put(
        "dnai-list",
        value -> new ServesSessions(List.of(), Optional.empty(), value.texts(), Set.of()));
    TABLE.put(
        "pdu-session-types",
        value -> new ServesSessions(List.of(), Optional.empty(), Set.of(), value.texts()));
    TABLE.put(
        "plmn-specific-snssai-list",
        value -> new ServesSlicesOfNetworks(value.list(PLMN_SNSSAI, PlmnSlices::of)));
    TABLE.put("nsi-list", value -> new ServesSliceInstances(value.texts()));
  }

  private static NfCondition sessions(List<Snssai> slices, Optional<String> dnn) {
    return new ServesSessions(slices, dnn, Set.of(), Set.of());
  }

  private static void subscribers() {
    identity("supi", IdentityKind.SUPI, TEXT);
    identity("gpsi", IdentityKind.GPSI, TEXT);
    identity("external-group-identity", IdentityKind.EXTERNAL_GROUP, TEXT);
    identity("internal-group-identity", IdentityKind.INTERNAL_GROUP, TEXT);
    identity("imsi", IdentityKind.IMSI, IMSI);
    identity("msisdn", IdentityKind.MSISDN, TEXT);
    identity("ims-private-identity", IdentityKind.IMS_PRIVATE, TEXT);
    identity("ims-public-identity", IdentityKind.IMS_PUBLIC, TEXT);
    identity("shared-data-id", IdentityKind.SHARED_DATA, TEXT);
    identity("storage-id", IdentityKind.STORAGE, TEXT);
    TABLE.put(
        "chf-supported-plmn",
        value ->
            new ServesIdentity(
                IdentityKind.CHARGED_PLMN, value.json(PLMN_ID, NetworkId::of).toString()));
    attribute(
        "routing-indicator",
        NfAttribute.ROUTING_INDICATOR,
        value -> value.text(text(4, "[0-9]{1,4}", "one to four digits")));
    attribute(
        "home-pub-key-id",
        NfAttribute.PUBLIC_KEY_ID,
        value -> Integer.toString(value.whole(0, 255)));
    attribute("data-set", NfAttribute.DATA_SET, ParameterValue::text);
    attribute("realm-id", NfAttribute.REALM, ParameterValue::text);
  }

  private static void areas() {
    TABLE.put("tai", value -> new ServesAreas(Set.of(value.json(TAI, Tai::of))));
    TABLE.put("tai-list", value -> new ServesAreas(Set.copyOf(value.list(TAI, Tai::of))));
    attribute("smf-serving-area", NfAttribute.SMF_SERVING_AREA, ParameterValue::text);
    attribute("mbsmf-serving-area", NfAttribute.MB_SMF_SERVING_AREA, ParameterValue::text);
    attribute("nsac-sai", NfAttribute.NSAC_SERVICE_AREA, ParameterValue::text);
  }

  private static void userPlane() {
    address("ue-ipv4-address");
    prefix("ue-ipv6-prefix");
    address("ipv4-addr");
    prefix("ipv6-prefix");
    attribute("ip-domain", NfAttribute.IP_DOMAIN, ParameterValue::text);
    attribute("address-domain", NfAttribute.ADDRESS_DOMAIN, value -> value.lower(FQDN));
    TABLE.put(
        "required-pfcp-features",
        value ->
            new HasPfcpFeatures(
                HasPfcpFeatures.decoded(value.text())
                    .orElseThrow(() -> new InvalidParameter("expected Base64"))));
  }

  private static void attributes() {
    attribute("access-type", NfAttribute.ACCESS_TYPE, ParameterValue::text);
    attributes("event-id-list", NfAttribute.ANALYTICS, true);
    attributes("nwdaf-event-list", NfAttribute.NWDAF_EVENT, true);
    attribute("client-type", NfAttribute.CLIENT_TYPE, ConditionParameters::word);
    attribute("an-node-type", NfAttribute.AN_NODE_TYPE, ConditionParameters::word);
    attribute("rat-type", NfAttribute.RAT_TYPE, ConditionParameters::word);
    TABLE.put("pfd-data", value -> applications(value.json(APPLICATIONS)));
    TABLE.put("af-ee-data", value -> applications(value.json(EXPOSURE)));
  }

  private static void abilities() {
    ability("upf-iwk-eps-ind", NfAbility.EPS_INTERWORKING);
    ability("upf-ue-ip-addr-ind", NfAbility.UE_IP_ADDRESSES);
    ability("vsmf-support-ind", NfAbility.V_SMF);
    ability("ismf-support-ind", NfAbility.I_SMF);
    ability("pgw-ind", NfAbility.COMBINED_PGW);
    ability("v2x-support-ind", NfAbility.V2X);
    ability("prose-support-ind", NfAbility.PROSE);
    ability("redundant-gtpu", NfAbility.REDUNDANT_GTPU);
    ability("redundant-transport", NfAbility.REDUNDANT_TRANSPORT);
    ability("ipups", NfAbility.INTER_PLMN_USER_PLANE);
    ability("data-forwarding", NfAbility.DATA_FORWARDING);
    ability("analytics-aggregation-ind", NfAbility.ANALYTICS_AGGREGATION);
    ability("analytics-metadata-prov-ind", NfAbility.ANALYTICS_METADATA);
    ability("uas-nf-functionality-ind", NfAbility.UAS);
    ability("high-latency-com", NfAbility.HIGH_LATENCY);
    TABLE.put(
        "support-onboarding-capability",
        value -> {
          boolean wanted = value.flag();
          NfCondition either =
              new NfCondition.AnyOf(
                  List.of(
                      new HasAbility(NfAbility.ONBOARDING, true),
                      new HasAbility(NfAbility.SMF_ONBOARDING, true)));
          return wanted ? either : new NfCondition.Not(either);
        });
    capabilities("atsss-capability");
    capabilities("nsacf-capability");
    capabilities("v2x-capability");
    capabilities("prose-capability");
  }

  private static void exclusions() {
    TABLE.put(
        "exclude-nfinst-list",
        value ->
            new NfCondition.Not(
                new InstanceIn(
                    value.texts(NF_INSTANCE_ID).stream()
                        .map(ConditionParameters::instance)
                        .collect(Collectors.toSet()))));
    TABLE.put("exclude-nfset-list", value -> new NfCondition.Not(new InSet(value.texts())));
  }

  /** {@link SessionDraft} and {@link MbsDraft} put some of these together at the top of a query. */
  private static void rare() {
    TABLE.put("w-agf-info", value -> RareParameters.beside(NfAttribute.W_AGF, value));
    TABLE.put("tngf-info", value -> RareParameters.beside(NfAttribute.TNGF, value));
    TABLE.put("twif-info", value -> RareParameters.beside(NfAttribute.TWIF, value));
    TABLE.put("upf-n6-ip", value -> RareParameters.address(NfAttribute.UPF_N6_ADDRESS, value));
    TABLE.put("ipv4-index", value -> RareParameters.pools(4, value));
    TABLE.put("ipv6-index", value -> RareParameters.pools(6, value));
    TABLE.put("mbs-session-id-list", value -> RareParameters.sessions(value, OptionalInt.empty()));
    TABLE.put("ml-analytics-info-list", RareParameters::models);
    attribute("notification-type", NfAttribute.NOTIFICATION_TYPE, ConditionParameters::word);
    attribute("n1-msg-class", NfAttribute.N1_MESSAGE_CLASS, ConditionParameters::word);
    attribute("n2-info-class", NfAttribute.N2_INFORMATION_CLASS, ConditionParameters::word);
  }

  private static void identity(String name, IdentityKind kind, Shape shape) {
    TABLE.put(name, value -> new ServesIdentity(kind, value.text(shape)));
  }

  private static void attribute(
      String name, NfAttribute attribute, Function<ParameterValue, String> read) {
    TABLE.put(name, value -> new HasAttribute(attribute, Set.of(read.apply(value)), true));
  }

  private static void attributes(String name, NfAttribute attribute, boolean all) {
    TABLE.put(name, value -> new HasAttribute(attribute, value.texts(), all));
  }

  private static void ability(String name, NfAbility ability) {
    TABLE.put(name, value -> new HasAbility(ability, value.flag()));
  }

  /** An object of flags, of which those that are true are asked for. */
  private static void capabilities(String name) {
    TABLE.put(
        name,
        value -> {
          JsonNode flags = value.json(new Shape.Entries(FLAG, 0));
          List<NfCondition> wanted = new ArrayList<>();
          for (NfAbility ability : NfAbility.values()) {
            if (flags.path(ability.member()).asBoolean(false)) {
              wanted.add(new HasAbility(ability, true));
            }
          }
          return new NfCondition.AllOf(wanted);
        });
  }

  private static void address(String name) {
    TABLE.put(
        name, value -> new ServesAddress(IpAddress.parseIpv4(value.text(IPV4)).orElseThrow()));
  }

  private static void prefix(String name) {
    TABLE.put(
        name, value -> new ServesPrefix(IpPrefix.parse(value.text(IPV6_PREFIX)).orElseThrow()));
  }

  private static NfCondition applications(JsonNode json) {
    List<NfCondition> wanted = new ArrayList<>();
    wanted(json, "appIds", NfAttribute.APPLICATION).ifPresent(wanted::add);
    wanted(json, "afIds", NfAttribute.APPLICATION_FUNCTION).ifPresent(wanted::add);
    wanted(json, "afEvents", NfAttribute.EXPOSED_EVENT).ifPresent(wanted::add);
    return new NfCondition.AllOf(wanted);
  }

  private static Optional<NfCondition> wanted(JsonNode json, String member, NfAttribute attribute) {
    return json.has(member)
        ? Optional.of(
            new HasAttribute(attribute, ParameterValue.of(json.path(member)).texts(), true))
        : Optional.empty();
  }

  private static String network(ParameterValue value, Shape shape) {
    return value.json(shape, NetworkId::of).toString();
  }

  /** A word that the document wants as JSON, so in quotes, and that everybody sends bare. */
  static String word(ParameterValue value) {
    String text = value.text();
    boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static NfInstanceId instance(String text) {
    return NfInstanceId.parse(text).orElseThrow(() -> new InvalidParameter("expected a UUID"));
  }
}
