package org.signalbox.sbi.nrf.management;

import java.util.Optional;
import java.util.function.Predicate;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiPeer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may register what, see what and be told of what. Called on any thread; never waits, but for
 * {@link #subscribing}, which is called where it may.
 */
public interface ProfileAccess {

  /** Everybody may do everything, as at Open5GS. */
  ProfileAccess OPEN =
      new ProfileAccess() {
        @Override
        public Optional<ProblemDetails> refusal(SbiPeer client, NfProfile registering) {
          return Optional.empty();
        }

        @Override
        public boolean isVisible(SbiPeer client, NfProfile profile) {
          return true;
        }

        @Override
        public Optional<NfProfile> shown(SbiPeer client, NfProfile profile) {
          return Optional.of(profile);
        }

        @Override
        public Optional<ProblemDetails> subscribing(SbiPeer client, ObjectNode subscription) {
          return Optional.empty();
        }

        @Override
        public Optional<ProblemDetails> touching(SbiPeer client, ObjectNode subscription) {
          return Optional.empty();
        }
      };

  /** Why a client may not register a profile, or change its own into it; empty when it may. */
  Optional<ProblemDetails> refusal(SbiPeer client, NfProfile registering);

  /** Whether a client may read a profile; to one that may not, there is no such profile. */
  boolean isVisible(SbiPeer client, NfProfile profile);

  /** Which profiles a client may read; for many profiles at once. */
  default Predicate<NfProfile> visible(SbiPeer client) {
    return profile -> isVisible(client, profile);
  }

  /** A visible profile as a client may read it; empty for one that is not visible. */
  Optional<NfProfile> shown(SbiPeer client, NfProfile profile);

  /**
   * Why a client may not have a subscription, new or changed; empty when it may.
   *
   * @param subscription of legal shape, as it would stand
   */
  Optional<ProblemDetails> subscribing(SbiPeer client, ObjectNode subscription);

  /**
   * The owner of a subscription when something happens; empty where it is to hear of nothing. Where
   * it told no networks and slices, they are those of its profile.
   *
   * @param told what it said of itself when it subscribed
   * @param own its profile as it is registered now
   */
  default Optional<NfRequester> subscriber(NfRequester told, Optional<NfProfile> own) {
    return Optional.of(
        own.filter(profile -> profile.type().equals(told.type()))
            .map(told::completed)
            .orElse(told));
  }

  /**
   * Whose a subscription at the NRF of another network has to be for a client to change or end it;
   * empty where anybody may.
   */
  default Optional<NfInstanceId> requiredOwner(SbiPeer client) {
    return Optional.empty();
  }

  /**
   * Whether a client may change when a subscription ends, and nothing else of it: it is not its
   * own, and who it is for cannot be asked.
   *
   * @param subscription one that it may touch, as it stands
   */
  default boolean mayOnlyExtend(SbiPeer client, ObjectNode subscription) {
    return false;
  }

  /** Why a client may not change or end a subscription that stands; empty when it may. */
  Optional<ProblemDetails> touching(SbiPeer client, ObjectNode subscription);
}
