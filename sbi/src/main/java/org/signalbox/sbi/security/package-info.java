/**
 * Who may do what at the NRF (TS 33.501 §13.3.1): the security profile {@code secure}, and what is
 * told when somebody tries otherwise.
 *
 * <p>Starting points: {@link org.signalbox.sbi.security.SecureGuard}, {@link
 * org.signalbox.sbi.security.SecurityPolicy}, {@link org.signalbox.sbi.security.SecurityAlarm}.
 *
 * <p>Rule of the package: who a client is says its certificate alone; what it says of itself in a
 * request is only compared with that.
 */
@NullMarked
package org.signalbox.sbi.security;

import org.jspecify.annotations.NullMarked;
