package org.signalbox.registers.nf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Makes an {@link NfOffer} of each part of a profile that belongs to its type. Members are known by
 * name, wherever in a part they stand. One part, one use.
 */
final class NfOfferDecoder {

  private static final Map<String, IdentityKind> IDENTITIES = new HashMap<>();
  private static final Map<String, NfAttribute> ATTRIBUTES = new HashMap<>();
  private static final Map<String, NfAbility> ABILITIES = new HashMap<>();

  static {
    for (IdentityKind kind : IdentityKind.values()) {
      kind.members().forEach(member -> IDENTITIES.put(member, kind));
    }
    for (NfAttribute attribute : NfAttribute.values()) {
      attribute.members().forEach(member -> ATTRIBUTES.put(member, attribute));
    }
    for (NfAbility ability : NfAbility.values()) {
      ABILITIES.put(ability.member(), ability);
    }
  }

  private final Map<IdentityKind, List<IdentityRange>> identities =
      new EnumMap<>(IdentityKind.class);
  private final Map<NfAttribute, Set<String>> attributes = new EnumMap<>(NfAttribute.class);
  private final Set<NfAbility> abilities = EnumSet.noneOf(NfAbility.class);
  private final List<AddressRange> addresses = new ArrayList<>();
  private final List<ServedSlice> slices = new ArrayList<>();
  private final Set<Tai> areas = new HashSet<>();
  private final List<ServedArea.TaiRange> areaRanges = new ArrayList<>();
  private final Set<Guami> guamis = new HashSet<>();
  private final Set<Guami> backups = new HashSet<>();
  private final List<MlModels> models = new ArrayList<>();

  private NfOfferDecoder() {}

  /**
   * The offers of a profile, at least one. Parts of other types, and what ends like one, tell
   * nothing of what this one serves; otherwise a vendor's {@code siteInfo} would be a part without
   * limits.
   */
  static List<NfOffer> offers(JsonNode profile) {
    String part = part(profile.path("nfType").asString(""));
    List<NfOffer> offers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : profile.properties()) {
      if (member.getKey().equals(part)) {
        offers.add(offer(member.getValue()));
      } else if (member.getKey().equals(part + "List")) {
        member.getValue().forEach(one -> offers.add(offer(one)));
      }
    }
    if (offers.isEmpty()) {
      offers.add(NfOffer.UNLIMITED);
    }
    Map<NfAttribute, Set<String>> common = CommonAttributes.of(profile);
    return common.isEmpty() ? offers : offers.stream().map(offer -> offer.with(common)).toList();
  }

  /**
   * The member for what a type serves (TS 29.510 §6.1.6.2.2): {@code mbSmfInfo} is that of an
   * {@code MB_SMF}, and an operator's own types follow suit.
   */
  private static String part(String type) {
    return switch (type) {
      case "AF" -> "trustAfInfo";
      case "SMS_IWMSC" -> "iwmscInfo";
      default -> {
        StringBuilder name = new StringBuilder();
        for (String word : type.split("_", -1)) {
          String small = word.toLowerCase(Locale.ROOT);
          name.append(name.isEmpty() ? small : capital(small));
        }
        yield name + "Info";
      }
    };
  }

  private static String capital(String word) {
    return word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static NfOffer offer(JsonNode part) {
    NfOfferDecoder decoder = new NfOfferDecoder();
    decoder.scan(part);
    return new NfOffer(
        decoder.identities,
        decoder.attributes,
        decoder.abilities,
        EqualParts.once(
            new NfOffer.Reach(
                new ServedArea(decoder.areas, decoder.areaRanges),
                decoder.slices,
                decoder.addresses,
                new NfOffer.Particulars(decoder.guamis, decoder.backups, decoder.models))));
  }

  private void scan(JsonNode part) {
    for (Map.Entry<String, JsonNode> member : part.properties()) {
      scan(member.getKey(), member.getValue());
    }
  }

  private void scan(String name, JsonNode value) {
    switch (name) {
      case "taiList" -> value.forEach(tai -> areas.add(Tai.of(tai)));
      case "taiRangeList" -> value.forEach(range -> areaRanges.add(taiRange(range)));
      case "guamiList" -> value.forEach(guami -> guamis.add(Guami.of(guami)));
      case "backupInfoAmfFailure", "backupInfoAmfRemoval" ->
          value.forEach(guami -> backups.add(Guami.of(guami)));
      case "sNssaiSmfInfoList" -> value.forEach(item -> slice(item, "dnnSmfInfoList"));
      case "sNssaiUpfInfoList" -> value.forEach(item -> slice(item, "dnnUpfInfoList"));
      case "storageIdRanges" -> value.properties().forEach(this::storage);
      case "suciInfos" -> value.forEach(this::scan);
      case "wAgfInfo" -> endpoints(NfAttribute.W_AGF, value);
      case "tngfInfo" -> endpoints(NfAttribute.TNGF, value);
      case "twifInfo" -> endpoints(NfAttribute.TWIF, value);
      case "mlAnalyticsList" -> value.forEach(item -> models.add(MlModels.of(item)));
      case "mbsSessionList" -> value.forEach(this::session);
      case "tmgiRangeList" -> value.forEach(this::groups);
      case "ipv4AddressRanges",
          "ipv6PrefixRanges",
          "servedIpv4AddressRanges",
          "servedIpv6PrefixRanges",
          "ipv4AddrRanges" ->
          value.forEach(range -> addRange(range.path("start"), range.path("end")));
      case "ipv4Addresses", "ipv6Prefixes" -> value.forEach(address -> addRange(address, address));
      default -> scanByTable(name, value);
    }
  }

  private void scanByTable(String name, JsonNode value) {
    IdentityKind kind = IDENTITIES.get(name);
    if (kind != null) {
      value.forEach(range -> ranges(kind).add(IdentityRange.of(range)));
    }
    NfAttribute attribute = ATTRIBUTES.get(name);
    if (attribute != null) {
      addTexts(attribute, value);
    }
    NfAbility ability = ABILITIES.get(name);
    if (ability != null && (value.isString() || value.asBoolean(false))) {
      abilities.add(ability);
    }
    if (value.isObject() && kind == null && attribute == null) {
      scan(value);
    }
  }

  /** Addresses and names, whatever their members are called. */
  private void endpoints(NfAttribute attribute, JsonNode value) {
    for (JsonNode member : value) {
      if (member.isArray()) {
        member.forEach(item -> texts(attribute).add(IpAddress.canonical(item.asString(""))));
      } else {
        texts(attribute).add(IpAddress.canonical(member.asString("")));
      }
    }
  }

  private void session(JsonNode item) {
    MbsSession session = MbsSession.of(item.path("mbsSessionId"));
    texts(NfAttribute.MBS_SESSION).add(session.key());
    for (JsonNode area : item.path("mbsAreaSessions")) {
      texts(NfAttribute.MBS_AREA).add(session.key(area.path("areaSessionId").asInt(-1)));
    }
  }

  private void groups(JsonNode range) {
    NetworkId network = MbsSession.network(range, range.path("nid").asString(""));
    ranges(IdentityKind.TMGI)
        .add(
            IdentityRange.between(
                MbsSession.tmgi(network, range.path("mbsServiceIdStart").asString("")),
                MbsSession.tmgi(network, range.path("mbsServiceIdEnd").asString(""))));
  }

  private void storage(Map.Entry<String, JsonNode> realm) {
    texts(NfAttribute.REALM).add(realm.getKey());
    realm.getValue().forEach(range -> ranges(IdentityKind.STORAGE).add(IdentityRange.of(range)));
  }

  private void slice(JsonNode item, String networks) {
    List<ServedSlice.ServedDataNetwork> served = new ArrayList<>();
    for (JsonNode network : item.path(networks)) {
      served.add(
          new ServedSlice.ServedDataNetwork(
              network.path("dnn").asString("").toLowerCase(Locale.ROOT),
              plain(network.path("dnaiList")),
              plain(network.path("pduSessionTypes")),
              pools(network)));
    }
    slices.add(new ServedSlice(SnssaiSet.of(item.path("sNssai")), served));
    if (item.path("redundantTransport").asBoolean(false)) {
      abilities.add(NfAbility.REDUNDANT_TRANSPORT);
    }
  }

  private static Set<String> pools(JsonNode network) {
    Set<String> pools = new HashSet<>();
    network.path("ipv4IndexList").forEach(i -> pools.add(ServedSlice.pool(4, i.asString(""))));
    network.path("ipv6IndexList").forEach(i -> pools.add(ServedSlice.pool(6, i.asString(""))));
    return pools;
  }

  private static Set<String> plain(JsonNode list) {
    Set<String> texts = new HashSet<>();
    list.forEach(item -> texts.add(item.asString("")));
    return texts;
  }

  private static ServedArea.TaiRange taiRange(JsonNode range) {
    List<IdentityRange> codes = new ArrayList<>();
    range.path("tacRangeList").forEach(code -> codes.add(IdentityRange.of(code)));
    NetworkId network =
        new NetworkId(PlmnId.of(range.path("plmnId")), range.path("nid").asString(""));
    return new ServedArea.TaiRange(network, codes);
  }

  private void addRange(JsonNode start, JsonNode end) {
    String first = start.asString("");
    String last = end.asString("");
    if (first.indexOf('/') >= 0) {
      IpPrefix.parse(first)
          .ifPresent(from ->
              IpPrefix.parse(last)
                  .ifPresent(to -> addresses.add(new AddressRange(from.address(), to.last()))));
      return;
    }
    IpAddress.parseIpv4(first)
        .ifPresent(from ->
            IpAddress.parseIpv4(last).ifPresent(to -> addresses.add(new AddressRange(from, to))));
  }

  /** Texts as they are; networks as digits; of other objects every text in them. */
  private void addTexts(NfAttribute attribute, JsonNode value) {
    Set<String> texts = texts(attribute);
    if (!value.isArray()) {
      texts.add(inCase(attribute, value.asString("")));
      return;
    }
    for (JsonNode item : value) {
      if (item.has("mcc")) {
        texts.add(NetworkId.of(item).toString());
      } else if (item.isObject()) {
        item.forEach(member -> texts.add(IpAddress.canonical(member.asString(""))));
      } else {
        texts.add(inCase(attribute, item.asString("")));
      }
    }
  }

  /** Names of data networks and domains, and hexadecimal digits, compare without case. */
  private static String inCase(NfAttribute attribute, String text) {
    return attribute.ignoresCase() ? text.toLowerCase(Locale.ROOT) : text;
  }

  private List<IdentityRange> ranges(IdentityKind kind) {
    return identities.computeIfAbsent(kind, k -> new ArrayList<>());
  }

  private Set<String> texts(NfAttribute attribute) {
    return attributes.computeIfAbsent(attribute, a -> new HashSet<>());
  }
}
