package org.signalbox.registers.nf.search;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.registers.nf.IdentityKind;
import org.signalbox.registers.nf.IpAddress;
import org.signalbox.registers.nf.IpPrefix;
import org.signalbox.registers.nf.MbsSession;
import org.signalbox.registers.nf.MlModels;
import org.signalbox.registers.nf.NfAbility;
import org.signalbox.registers.nf.NfAttribute;
import org.signalbox.registers.nf.NfOffer;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.Tai;

/** Conditions on what a network function serves. */
public final class OfferConditions {

  private OfferConditions() {}

  /**
   * It serves an identity.
   *
   * @param identity as sent
   * @param bare as numbers are compared, without {@code imsi-} and the like
   */
  public record ServesIdentity(IdentityKind kind, String identity, String bare)
      implements NfCondition.Single {

    /** An identity as sent. */
    public ServesIdentity(IdentityKind kind, String identity) {
      this(kind, identity, IdentityKind.bare(identity));
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return offer.serves(kind, identity, bare);
    }

    @Override
    public List<Probe> probes() {
      return ProfileKeys.facet(kind)
          .map(facet -> List.of(new Probe(facet, List.of(bare))))
          .orElseGet(List::of);
    }
  }

  /**
   * It has texts among those of an attribute.
   *
   * @param attribute which
   * @param texts at least one; in lower case where the attribute ignores case
   * @param all whether it must have all of them, or one
   */
  public record HasAttribute(NfAttribute attribute, Set<String> texts, boolean all)
      implements NfCondition.Single {

    public HasAttribute {
      texts =
          attribute.ignoresCase()
              ? texts.stream()
                  .map(text -> text.toLowerCase(Locale.ROOT))
                  .collect(Collectors.toUnmodifiableSet())
              : Set.copyOf(texts);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return all
          ? texts.stream().allMatch(text -> offer.has(attribute, text))
          : texts.stream().anyMatch(text -> offer.has(attribute, text));
    }

    @Override
    public List<Probe> probes() {
      return switch (attribute) {
        case GROUP_ID -> List.of(new Probe(Facet.GROUP, List.copyOf(texts)));
        case AMF_SET -> List.of(new Probe(Facet.AMF_SET, List.copyOf(texts)));
        default -> List.of();
      };
    }
  }

  /**
   * It can do something, or cannot.
   *
   * @param wanted which of both
   */
  public record HasAbility(NfAbility ability, boolean wanted) implements NfCondition.Single {

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return offer.abilities().contains(ability) == wanted;
    }
  }

  /** It serves all of some tracking areas. */
  public record ServesAreas(Set<Tai> areas) implements NfCondition.Single {

    public ServesAreas {
      areas = Set.copyOf(areas);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return areas.stream().allMatch(offer.reach().area()::contains);
    }

    @Override
    public List<Probe> probes() {
      List<Probe> probes = new ArrayList<>();
      for (Tai area : areas) {
        List<String> values = List.of(ProfileKeys.area(area), ProfileKeys.areasOf(area.network()));
        probes.add(new Probe(Facet.TRACKING_AREA, values));
      }
      return probes;
    }
  }

  /** It serves an address of a user or host. */
  public record ServesAddress(IpAddress address) implements NfCondition.Single {

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return offer.serves(address);
    }
  }

  /** It serves a prefix of a user or host as a whole. */
  public record ServesPrefix(IpPrefix prefix) implements NfCondition.Single {

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return offer.serves(prefix);
    }
  }

  /**
   * A user plane function has all of some PFCP features (TS 29.244 §8.2.25).
   *
   * @param octets bit masks, as many as asked for
   */
  public record HasPfcpFeatures(List<Byte> octets) implements NfCondition.Single {

    public HasPfcpFeatures {
      octets = List.copyOf(octets);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      Set<String> told = offer.attributes().getOrDefault(NfAttribute.PFCP_FEATURES, Set.of());
      return told.stream().anyMatch(text -> decoded(text).filter(this::isIn).isPresent());
    }

    private boolean isIn(List<Byte> offered) {
      for (int i = 0; i < octets.size(); i++) {
        int have = i < offered.size() ? offered.get(i) : 0;
        if ((octets.get(i) & ~have) != 0) {
          return false;
        }
      }
      return true;
    }

    /** Reads the Base64 form; empty for anything else. */
    public static Optional<List<Byte>> decoded(String base64) {
      try {
        List<Byte> octets = new ArrayList<>();
        for (byte octet : Base64.getDecoder().decode(base64)) {
          octets.add(octet);
        }
        return Optional.of(octets);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * An MB-SMF serves a multicast or broadcast session: one that it lists, or a group identity that
   * is in its ranges; one that tells neither may serve every group.
   *
   * @param session which
   * @param area of a session that differs by place; it has to be listed
   */
  public record ServesMbsSession(MbsSession session, OptionalInt area)
      implements NfCondition.Single {

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      boolean isListed = offer.has(NfAttribute.MBS_SESSION, session.key());
      if (area.isPresent()) {
        return isListed && offer.has(NfAttribute.MBS_AREA, session.key(area.getAsInt()));
      }
      return isListed || session.tmgi().filter(tmgi -> mayServe(offer, tmgi)).isPresent();
    }

    private static boolean mayServe(NfOffer offer, String tmgi) {
      boolean tellsRanges = offer.identities().containsKey(IdentityKind.TMGI);
      return tellsRanges
          ? offer.serves(IdentityKind.TMGI, tmgi)
          : !offer.attributes().containsKey(NfAttribute.MBS_SESSION);
    }
  }

  /** An NWDAF has models of each kind that is wanted. */
  public record HasModels(List<MlModels> wanted) implements NfCondition.Single {

    public HasModels {
      wanted = List.copyOf(wanted);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      List<MlModels> have = offer.reach().particulars().models();
      return wanted.stream().allMatch(one -> have.stream().anyMatch(some -> some.satisfy(one)));
    }
  }
}
