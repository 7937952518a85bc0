package org.signalbox.registers.nf;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a network function serves, from one of the parts of its profile that belong to its type
 * ({@code udmInfo}, each entry of {@code smfInfoList} ...). A network function with several parts
 * serves what one of them serves as a whole, not a mixture.
 *
 * @param identities ranges by kind; a kind that is absent is served as a whole
 * @param attributes texts by attribute
 * @param abilities what it can do
 * @param reach where, and which slices and addresses
 */
public record NfOffer(
    Map<IdentityKind, List<IdentityRange>> identities,
    Map<NfAttribute, Set<String>> attributes,
    Set<NfAbility> abilities,
    Reach reach) {

  /** What a network function without such a part serves: everything that needs no telling. */
  public static final NfOffer UNLIMITED =
      new NfOffer(Map.of(), Map.of(), Set.of(), Reach.UNLIMITED);

  /**
   * Where, and which slices and addresses, and what few types tell.
   *
   * @param area tracking areas
   * @param slices slices with their data networks; none where the profile lists none
   * @param addresses of users or of hosts behind it; none means every one
   * @param particulars what few types tell
   */
  public record Reach(
      ServedArea area,
      List<ServedSlice> slices,
      List<AddressRange> addresses,
      Particulars particulars) {

    static final Reach UNLIMITED =
        new Reach(ServedArea.EVERYWHERE, List.of(), List.of(), Particulars.NONE);

    public Reach {
      slices = List.copyOf(slices);
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * Who an AMF is and whom it stands in for, and what an NWDAF has learnt.
   *
   * @param guamis an AMF's own identities
   * @param backups those that it takes over when their AMF fails or is removed
   * @param models of an NWDAF
   */
  public record Particulars(Set<Guami> guamis, Set<Guami> backups, List<MlModels> models) {

    static final Particulars NONE = new Particulars(Set.of(), Set.of(), List.of());

    public Particulars {
      guamis = Set.copyOf(guamis);
      backups = Set.copyOf(backups);
      models = List.copyOf(models);
    }
  }

  public NfOffer {
    identities = compact(identities, List::copyOf);
    attributes = compact(attributes, Set::copyOf);
    abilities = Set.copyOf(abilities);
  }

  /** Most have one kind or none: the smallest map touches the least memory in a search. */
  private static <K extends Enum<K>, V> Map<K, V> compact(Map<K, V> map, UnaryOperator<V> copy) {
    if (map.isEmpty()) {
      return Map.of();
    }
    Map<K, V> compact = new EnumMap<>(map);
    compact.replaceAll((key, values) -> copy.apply(values));
    return compact.size() == 1 ? Map.copyOf(compact) : compact;
  }

  /** The same with more attributes. */
  NfOffer with(Map<NfAttribute, Set<String>> more) {
    Map<NfAttribute, Set<String>> all = new EnumMap<>(NfAttribute.class);
    all.putAll(attributes);
    all.putAll(more);
    return new NfOffer(identities, all, abilities, reach);
  }

  /** Whether an identity is served: in a range, or no ranges are told. */
  public boolean serves(IdentityKind kind, String identity) {
    return serves(kind, identity, IdentityKind.bare(identity));
  }

  /** The same where the identity without its prefix is known. */
  public boolean serves(IdentityKind kind, String identity, String bare) {
    List<IdentityRange> ranges = identities.get(kind);
    if (ranges == null) {
      return true;
    }
    for (IdentityRange range : ranges) {
      if (range.contains(bare, identity)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text is among those of an attribute. */
  public boolean has(NfAttribute attribute, String text) {
    Set<String> texts = attributes.get(attribute);
    return texts == null ? attribute.servesEverythingWhenAbsent() : texts.contains(text);
  }

  /** Whether an address is served. */
  public boolean serves(IpAddress address) {
    return servesEveryOfFamily(address.bits())
        || reach.addresses().stream().anyMatch(range -> range.contains(address));
  }

  /** Whether a prefix is served as a whole. */
  public boolean serves(IpPrefix prefix) {
    return servesEveryOfFamily(IpAddress.IPV6_BITS)
        || reach.addresses().stream().anyMatch(range -> range.contains(prefix));
  }

  private boolean servesEveryOfFamily(int bits) {
    return reach.addresses().stream().noneMatch(range -> range.start().bits() == bits);
  }
}
