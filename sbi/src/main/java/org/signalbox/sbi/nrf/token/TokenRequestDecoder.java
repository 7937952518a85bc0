package org.signalbox.sbi.nrf.token;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.Snssai;
import tools.jackson.databind.JsonNode;

/** Reads what a consumer asks for; the form of TS 29.510 §6.3.5.2.2. */
final class TokenRequestDecoder {

  private static final String GRANT_TYPE = "client_credentials";

  /** One name of TS 29.510 §6.3.5.2.2, attribute scope. */
  private static final Pattern SCOPE = Pattern.compile("[a-zA-Z0-9_:-]{1,256}");

  private static final int SCOPE_CHARACTERS_MAX = 4_096;
  private static final int SCOPES_MAX = 100;

  private static final Pattern MCC = Pattern.compile("[0-9]{3}");
  private static final Pattern MNC = Pattern.compile("[0-9]{2,3}");
  private static final Pattern NID = Pattern.compile("[A-Fa-f0-9]{11}");
  private static final Pattern SD = Pattern.compile("[A-Fa-f0-9]{6}");
  private static final int SST_MAX = 255;

  private TokenRequestDecoder() {}

  /**
   * Reads a form.
   *
   * @throws RefusedToken where something is wrong with it
   */
  static TokenRequest decode(byte[] body) {
    FormFields form = FormFields.read(body);
    if (!form.required("grant_type").equals(GRANT_TYPE)) {
      throw new RefusedToken(TokenError.UNSUPPORTED_GRANT_TYPE, "grant_type is not " + GRANT_TYPE);
    }
    form.required("nfInstanceId");
    return new TokenRequest(
        consumer(form),
        scopes(form.required("scope")),
        target(form),
        form.text("hnrfAccessTokenUri"));
  }

  private static TokenRequest.Consumer consumer(FormFields form) {
    Set<NetworkId> networks =
        new LinkedHashSet<>(
            form.list("requesterPlmnList", TokenRequestDecoder::network, "network"));
    form.json("requesterPlmn", TokenRequestDecoder::network, "network").ifPresent(networks::add);
    networks.addAll(form.list("requesterSnpnList", TokenRequestDecoder::network, "network"));
    return new TokenRequest.Consumer(
        form.instance("nfInstanceId").orElseThrow(),
        form.parsed("nfType", NfType::parse, "type of network function"),
        networks,
        form.list("requesterSnssaiList", TokenRequestDecoder::slice, "slice"),
        form.text("requesterFqdn"),
        form.instance("sourceNfInstanceId"));
  }

  private static TokenRequest.Target target(FormFields form) {
    Optional<NetworkId> network =
        form.json("targetPlmn", TokenRequestDecoder::network, "network")
            .or(() -> form.json("targetSnpn", TokenRequestDecoder::network, "network"));
    return new TokenRequest.Target(
        form.parsed("targetNfType", NfType::parse, "type of network function"),
        form.instance("targetNfInstanceId"),
        network,
        form.list("targetSnssaiList", TokenRequestDecoder::slice, "slice"),
        form.list("targetNsiList", TokenRequestDecoder::name, "name"),
        form.text("targetNfSetId"),
        form.text("targetNfServiceSetId"));
  }

  private static List<String> scopes(String text) {
    List<String> names = Arrays.asList(text.split(" ", -1));
    if (text.length() > SCOPE_CHARACTERS_MAX || !names.stream().allMatch(name -> is(SCOPE, name))) {
      throw new RefusedToken(TokenError.INVALID_SCOPE, "scope is not names with a space between");
    }
    Set<String> scopes = new LinkedHashSet<>(names);
    if (scopes.size() > SCOPES_MAX) {
      throw new RefusedToken(TokenError.INVALID_SCOPE, "scope has more than " + SCOPES_MAX);
    }
    return List.copyOf(scopes);
  }

  private static Optional<NetworkId> network(JsonNode node) {
    JsonNode nid = node.path("nid");
    boolean legal =
        is(MCC, node.path("mcc").asString(""))
            && is(MNC, node.path("mnc").asString(""))
            && (nid.isMissingNode() || is(NID, nid.asString("")));
    return legal ? Optional.of(NetworkId.of(node)) : Optional.empty();
  }

  private static Optional<Snssai> slice(JsonNode node) {
    JsonNode sst = node.path("sst");
    JsonNode sd = node.path("sd");
    boolean legal =
        sst.isInt()
            && sst.intValue() >= 0
            && sst.intValue() <= SST_MAX
            && (sd.isMissingNode() || is(SD, sd.asString("")));
    return legal ? Optional.of(Snssai.of(node)) : Optional.empty();
  }

  private static Optional<String> name(JsonNode node) {
    return node.isString() && !node.stringValue().isEmpty()
        ? Optional.of(node.stringValue())
        : Optional.empty();
  }

  private static boolean is(Pattern pattern, String text) {
    return pattern.matcher(text).matches();
  }
}
