package org.signalbox.sbi.nrf.management;

import java.util.Optional;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiPeer;

/** Who may register what, and see what. Called on any thread; never waits. */
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
      };

  /** Why a client may not register a profile, or change its own into it; empty when it may. */
  Optional<ProblemDetails> refusal(SbiPeer client, NfProfile registering);

  /** Whether a client may read a profile; to one that may not, there is no such profile. */
  boolean isVisible(SbiPeer client, NfProfile profile);
}
