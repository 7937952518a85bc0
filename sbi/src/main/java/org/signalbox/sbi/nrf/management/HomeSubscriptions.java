package org.signalbox.sbi.nrf.management;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfJson;
import org.signalbox.registers.nf.PlmnId;
import org.signalbox.sbi.http.InvalidParam;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiReply;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.nrf.discovery.HomeNrfAddress;
import org.signalbox.sbi.nrf.discovery.HomeRequests;
import org.signalbox.sbi.patch.JsonPatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Subscriptions at the NRFs of other networks (TS 29.510 §5.2.2.5.3): they are passed on, and that
 * NRF notifies the consumer itself. Nothing of them is kept here. What one is called begins with
 * the digits of its network, {@code 26201-…}, by which a later change or end finds its way.
 *
 * <p>Only NRFs that were told are asked: their networks have to be known again later. Blocks.
 */
public final class HomeSubscriptions {

  /** The member that names the NRF of another network. */
  static final String HOME_NRF = "hnrfUri";

  private static final String SUBSCRIPTION_ID = "subscriptionId";
  private static final String OWNER = "reqNfInstanceId";
  private static final String RETRY_AFTER = "retry-after";
  private static final byte[] NO_BODY = {};

  /** A network, and what one is called there; without the hyphen one is of this NRF. */
  private static final Pattern FOREIGN_ID = Pattern.compile("([0-9]{3})([0-9]{2,3})-(.+)");

  /** What may be the last segment of a path as it is; dots alone would lead to another one. */
  private static final Pattern PLAIN_ID = Pattern.compile("(?![.]+$)[A-Za-z0-9._~:=-]{1,256}");

  private final Map<NetworkId, URI> known;
  private final Set<NetworkId> own;
  private final BiFunction<SbiRequest, HomeRequests.Onward, SbiReply> sender;

  /**
   * Makes them.
   *
   * @param known NRFs by their network
   * @param own networks of this NRF; empty where they were not told, and then none is foreign
   *     unless its NRF is named
   * @param sender sends a request on for another one
   */
  public HomeSubscriptions(
      Map<NetworkId, URI> known,
      Set<NetworkId> own,
      BiFunction<SbiRequest, HomeRequests.Onward, SbiReply> sender) {
    this.known = Map.copyOf(known);
    this.own = Set.copyOf(own);
    this.sender = sender;
  }

  /** Where no other network is known. */
  static HomeSubscriptions ofNobody() {
    return new HomeSubscriptions(
        Map.of(),
        Set.of(),
        (request, onward) -> {
          throw new IllegalStateException("nobody is known who could be asked");
        });
  }

  /**
   * Another network.
   *
   * @param id which
   * @param nrf the root of its NRF
   */
  record HomeNetwork(NetworkId id, URI nrf) {

    private URI subscriptions(String rest) {
      return URI.create(HomeNrfAddress.root(nrf) + NrfManagement.SUBSCRIPTIONS + rest);
    }
  }

  /**
   * A subscription there.
   *
   * @param network which network
   * @param id what it is called there
   */
  record Place(HomeNetwork network, String id) {

    private URI uri() {
      return network.subscriptions("/" + id);
    }
  }

  /**
   * Where a subscription is to be; empty for here.
   *
   * @param json of legal shape, as it was sent
   * @throws RefusedRequest where it would be at an NRF that this one does not know
   */
  Optional<HomeNetwork> networkOf(SbiRequest request, ObjectNode json) {
    Optional<NetworkId> told = json.optional("plmnId").map(NetworkId::of);
    if (!json.has(HOME_NRF)) {
      return told.filter(network -> !own.isEmpty() && !own.contains(network))
          .map(network ->
              known(network)
                  .orElseThrow(
                      () -> unknown("this NRF does not know the NRF of network " + network)));
    }
    URI nrf =
        HomeNrfAddress.parse(json.path(HOME_NRF).asString(""))
            .orElseThrow(HomeSubscriptions::noAddress);
    if (HomeNrfAddress.isThisServer(nrf, request.target().root())) {
      return Optional.empty();
    }
    return Optional.of(
        known.entrySet().stream()
            .filter(one -> HomeNrfAddress.isSameServer(one.getValue(), nrf))
            .filter(one -> told.map(one.getKey()::equals).orElse(true))
            .findFirst()
            .map(one -> new HomeNetwork(one.getKey(), one.getValue()))
            .orElseThrow(() ->
                unknown(
                    "this NRF does not know "
                        + nrf.getHost()
                        + " as the NRF of "
                        + told.map(network -> "network " + network).orElse("a network"))));
  }

  private static RefusedRequest noAddress() {
    return RefusedRequest.invalidMembers(
        List.of(
            new InvalidParam("/" + HOME_NRF, "is no absolute http or https address of a host")));
  }

  private Optional<HomeNetwork> known(NetworkId network) {
    return Optional.ofNullable(known.get(network)).map(nrf -> new HomeNetwork(network, nrf));
  }

  private static RefusedRequest unknown(String sentence) {
    return new RefusedRequest(ProblemDetails.of(403, sentence));
  }

  /** Where a subscription is by what it is called; empty for here. */
  Optional<Place> placeOf(String id) {
    return network(id)
        .filter(network -> !own.contains(network))
        .flatMap(this::known)
        .map(network -> new Place(network, withoutNetwork(id)))
        .filter(place -> PLAIN_ID.matcher(place.id()).matches());
  }

  private static Optional<NetworkId> network(String id) {
    Matcher matcher = FOREIGN_ID.matcher(id);
    return matcher.matches()
        ? Optional.of(new NetworkId(new PlmnId(matcher.group(1), matcher.group(2)), ""))
        : Optional.empty();
  }

  private static String withoutNetwork(String id) {
    return id.substring(id.indexOf('-') + 1);
  }

  /** What one is called here, for whom another NRF has told it with the digits of this network. */
  String ownId(String id) {
    return network(id).filter(own::contains).isPresent() ? withoutNetwork(id) : id;
  }

  /**
   * Subscribes at another network.
   *
   * @param json as it was sent; it is changed to what goes on
   */
  SbiResponse subscribe(SbiRequest request, HomeNetwork network, ObjectNode json) {
    json.remove(HOME_NRF);
    // Compared there with what its owner is called later on, letter by letter.
    json.optional(OWNER)
        .ifPresent(owner -> json.put(OWNER, owner.asString("").toLowerCase(Locale.ROOT)));
    if (!json.has("reqPlmnList") && !own.isEmpty()) {
      ArrayNode networks = json.putArray("reqPlmnList");
      own.forEach(
          one -> networks.addObject().put("mcc", one.plmn().mcc()).put("mnc", one.plmn().mnc()));
    }
    SbiReply reply =
        send(
            request,
            SbiMethod.POST,
            network.subscriptions(""),
            new Content("application/json", SbiJson.write(json)));
    if (reply.status() != 201) {
      return passedOn(reply, network);
    }
    String id =
        reply
            .headers()
            .first("location")
            .map(place -> place.substring(place.lastIndexOf('/') + 1))
            .filter(last -> PLAIN_ID.matcher(last).matches())
            .orElseThrow(() -> strange("gave the subscription no name"));
    String place =
        request.target().root() + NrfManagement.SUBSCRIPTIONS + "/" + network.id() + "-" + id;
    return SbiResponse.json(201, renamed(reply.body(), network)).with("location", place);
  }

  /**
   * Changes one, by a request whose body is a JSON Patch.
   *
   * @param owner whose it has to be
   */
  SbiResponse change(SbiRequest request, Place place, Optional<NfInstanceId> owner) {
    // Written anew: what was read here is what the other NRF reads.
    Content patch = new Content(JsonPatch.MEDIA_TYPE, SbiJson.write(SbiJson.read(request.body())));
    return owner
        .flatMap(one -> notOwned(request, place, one))
        .orElseGet(
            () -> passedOn(send(request, SbiMethod.PATCH, place.uri(), patch), place.network()));
  }

  /**
   * Ends one.
   *
   * @param owner whose it has to be
   */
  SbiResponse unsubscribe(SbiRequest request, Place place, Optional<NfInstanceId> owner) {
    Content nothing = new Content("", NO_BODY);
    return owner
        .flatMap(one -> notOwned(request, place, one))
        .orElseGet(
            () -> passedOn(send(request, SbiMethod.DELETE, place.uri(), nothing), place.network()));
  }

  /**
   * Nothing is kept of it here, but a patch can compare without changing (RFC 6902 §4.6).
   *
   * @return the answer where that NRF cannot tell now; empty where it is the owner's
   */
  private Optional<SbiResponse> notOwned(SbiRequest request, Place place, NfInstanceId owner) {
    byte[] test =
        "[{\"op\":\"test\",\"path\":\"/%s\",\"value\":\"%s\"}]"
            .formatted(OWNER, owner)
            .getBytes(StandardCharsets.UTF_8);
    SbiReply reply =
        send(request, SbiMethod.PATCH, place.uri(), new Content(JsonPatch.MEDIA_TYPE, test));
    return switch (reply.status()) {
      case 200, 204 -> Optional.empty();
      case 429, 503 -> Optional.of(passedOn(reply, place.network()));
      case 404 ->
          throw RefusedRequest.notFound("SUBSCRIPTION_NOT_FOUND", "there is no such subscription");
      default ->
          throw unknown("the subscription is of another network function, or its NRF does not say");
    };
  }

  /** A body and its type; an empty type where there is none. */
  @SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
  private record Content(String type, byte[] octets) {}

  private SbiReply send(SbiRequest request, SbiMethod method, URI uri, Content content) {
    Map<String, String> headers =
        content.type().isEmpty() ? Map.of() : Map.of("content-type", content.type());
    return sender.apply(request, new HomeRequests.Onward(method, uri, headers, content.octets()));
  }

  /** A redirection is not followed: it could lead anywhere. */
  private static SbiResponse passedOn(SbiReply reply, HomeNetwork network) {
    boolean isUsual = reply.status() == 200 || reply.status() == 204;
    if (!isUsual && (reply.status() < 400 || reply.status() > 599)) {
      throw strange("answered " + reply.status());
    }
    if (isUsual) {
      return reply.body().length == 0
          ? SbiResponse.empty(reply.status())
          : SbiResponse.json(reply.status(), renamed(reply.body(), network));
    }
    SbiResponse refusal =
        reply.body().length == 0
            ? SbiResponse.empty(reply.status())
            : SbiResponse.of(
                reply.status(),
                reply.headers().first("content-type").orElse(ProblemDetails.MEDIA_TYPE),
                reply.body());
    return reply
        .headers()
        .first(RETRY_AFTER)
        .map(pause -> refusal.with(RETRY_AFTER, pause))
        .orElse(refusal);
  }

  /** The subscription as that NRF has it, called as it is called here. */
  private static byte[] renamed(byte[] body, HomeNetwork network) {
    ObjectNode json =
        NfJson.read(body)
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast)
            .orElseThrow(() -> strange("told no subscription"));
    Optional<JsonNode> id = json.optional(SUBSCRIPTION_ID).filter(JsonNode::isString);
    id.ifPresent(one -> json.put(SUBSCRIPTION_ID, network.id() + "-" + one.stringValue()));
    return SbiJson.write(json);
  }

  private static RefusedRequest strange(String what) {
    return new RefusedRequest(ProblemDetails.of(502, "the other network's NRF " + what));
  }
}
