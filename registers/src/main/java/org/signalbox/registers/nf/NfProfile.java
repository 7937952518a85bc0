package org.signalbox.registers.nf;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.signalbox.registers.nf.shape.ShapeFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The profile of a network function, {@code NFProfile} of TS 29.510 §6.1.6.2.2: the whole JSON as
 * it was sent, custom members included, and beside it what the register asks of it.
 *
 * <p>Immutable: {@link #json} gives a copy. Two profiles are equal when their JSON is, octet by
 * octet. Any thread may share it.
 */
public final class NfProfile {

  /** Most octets of a profile without white space. */
  public static final int OCTETS_MAX = 262_144;

  private final ProfileJson encoded;
  private final NfIdentity identity;
  private final NfStanding standing;
  private final NfScope scope;

  NfProfile(ProfileJson encoded, NfIdentity identity, NfStanding standing, NfScope scope) {
    this.encoded = encoded;
    this.identity = identity;
    this.standing = standing;
    this.scope = scope;
  }

  /** Reads and checks a profile. */
  public static NfProfileReading read(byte[] octets) {
    return NfJson.read(octets)
        .map(NfProfile::read)
        .orElseGet(() -> refused("", "found no JSON object within the bounds, expected one"));
  }

  /** Checks a profile and keeps a copy of it. */
  public static NfProfileReading read(JsonNode json) {
    List<ShapeFault> faults = NfProfileRules.faults(json);
    if (!faults.isEmpty()) {
      return new NfProfileReading.Refused(faults);
    }
    byte[] encoded = NfJson.write(json);
    if (encoded.length > OCTETS_MAX) {
      return refused("", "found " + encoded.length + " octets, expected at most " + OCTETS_MAX);
    }
    return isReadable(encoded)
        ? new NfProfileReading.Accepted(NfProfileDecoder.decode(json, encoded))
        : refused("", NfJson.UNREADABLE);
  }

  /**
   * A patch can nest deeper than any body, and a number be longer as it is written than as it came;
   * a profile that is kept has to be readable, also with the load that heart-beats give it.
   */
  private static boolean isReadable(byte[] encoded) {
    return NfJson.read(ProfileJson.of(encoded).withLoad(100).toOctets()).isPresent();
  }

  /**
   * Takes a profile back that was read before, without checking it once more.
   *
   * @throws RuntimeException of any kind when it was not
   */
  static NfProfile restore(byte[] encoded) {
    return NfProfileDecoder.decode(NfJson.readWritten(encoded).orElseThrow(), encoded);
  }

  private static NfProfileReading refused(String pointer, String reason) {
    return new NfProfileReading.Refused(List.of(new ShapeFault(pointer, reason)));
  }

  public NfInstanceId id() {
    return identity.id();
  }

  public NfType type() {
    return identity.type();
  }

  public NfStatus status() {
    return standing.status();
  }

  /** Seconds between heart-beats, when the profile tells. */
  public OptionalInt heartBeatSeconds() {
    return standing.heartBeatSeconds();
  }

  /** Names and addresses. */
  public NfIdentity identity() {
    return identity;
  }

  /** Status, priority, capacity and load. */
  public NfStanding standing() {
    return standing;
  }

  /** Networks, slices, sets, services and what is served. */
  public NfScope scope() {
    return scope;
  }

  public List<NfService> services() {
    return scope.services();
  }

  /** What it serves, one for each part; at least one. */
  public List<NfOffer> offers() {
    return scope.offers();
  }

  /** Networks it belongs to, stand-alone ones included; empty when it does not tell. */
  public Set<NetworkId> networks() {
    return scope.membership().networks();
  }

  /**
   * Whether a requester may know of it: its own rules admit, and, where it has services, those of
   * one of them. What guards everything it offers guards its addresses and custom members too.
   */
  public boolean admits(NfRequester requester) {
    if (!scope.access().admits(requester, networks())) {
      return false;
    }
    for (NfService service : services()) {
      if (service.access().admits(requester, networks())) {
        return true;
      }
    }
    return services().isEmpty();
  }

  /** A strong validator of the content, quoted (RFC 9110 §8.8.3); the same at every instance. */
  public String etag() {
    return '"' + encoded.tag() + '"';
  }

  /** A copy of the JSON, which the caller may change. */
  public ObjectNode json() {
    return NfJson.read(encoded.toOctets())
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast)
        .orElseThrow(() -> new IllegalStateException("a profile that was read cannot be read"));
  }

  /** The JSON without white space, a copy. */
  public ByteBuffer encoded() {
    return ByteBuffer.wrap(encoded.toOctets());
  }

  /** How many octets {@link #encoded} has. */
  public int octets() {
    return encoded.octets();
  }

  /** The same with another status. */
  public NfProfile withStatus(NfStatus status) {
    return status == standing.status()
        ? this
        : new NfProfile(
            changed(json -> json.put("nfStatus", status.name())),
            identity,
            standing.withStatus(status),
            scope);
  }

  /**
   * The same with another load.
   *
   * @param load 0 to 100, percent
   */
  public NfProfile withLoad(int load) {
    Optional<Integer> before = standing.load();
    return before.isPresent() && before.get() == load
        ? this
        : new NfProfile(encoded.withLoad(load), identity, standing.withLoad(load), scope);
  }

  /** The same with some of its services alone. */
  public NfProfile withServices(Predicate<NfService> kept) {
    List<NfService> left = services().stream().filter(kept).toList();
    if (left.size() == services().size()) {
      return this;
    }
    Set<String> gone =
        services().stream()
            .filter(kept.negate())
            .map(NfService::instanceId)
            .collect(Collectors.toSet());
    return new NfProfile(
        changed(json -> removeServices(json, gone)),
        identity,
        standing,
        new NfScope(scope.membership(), scope.slices(), left, scope.offers(), scope.access()));
  }

  /** An empty list or map would not be legal. */
  private static void removeServices(ObjectNode json, Set<String> gone) {
    for (String member : List.of("nfServices", "nfServiceList")) {
      JsonNode held = json.path(member);
      switch (held) {
        case ArrayNode list -> list.removeIf(service -> gone.contains(instanceId(service)));
        case ObjectNode map -> map.removeIf(service -> gone.contains(instanceId(service)));
        default -> {
          continue;
        }
      }
      if (held.isEmpty()) {
        json.remove(member);
      }
    }
  }

  private static String instanceId(JsonNode service) {
    return service.path("serviceInstanceId").asString("");
  }

  private ProfileJson changed(Consumer<ObjectNode> change) {
    ObjectNode json = json();
    change.accept(json);
    return ProfileJson.of(NfJson.write(json));
  }

  /** Whether two profiles differ in the value of {@code load} at most; quick. */
  public boolean isSameButLoadValue(NfProfile other) {
    return encoded.isSameButLoad(other.encoded);
  }

  /** Whether two profiles differ in nothing but {@code load} and {@code loadTimeStamp}. */
  boolean isSameButLoad(NfProfile other) {
    return isSameButLoadValue(other) || withoutLoad().equals(other.withoutLoad());
  }

  private ObjectNode withoutLoad() {
    return json().without(List.of("load", "loadTimeStamp"));
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof NfProfile that && encoded.equals(that.encoded));
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  /** Type, identity and status; addresses stay out of logs. */
  @Override
  public String toString() {
    return type() + " " + id() + " " + status();
  }
}
