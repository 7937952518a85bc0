/**
 * Nnrf_AccessToken (TS 29.510 §5.4 and §6.3): OAuth2 client credentials, and the keys that sign.
 *
 * <p>Starting points: {@link org.signalbox.sbi.nrf.token.AccessTokens}, {@link
 * org.signalbox.sbi.nrf.token.TokenRules}, {@link org.signalbox.sbi.nrf.token.SigningKeys}.
 *
 * <p>Rule of the package: a token says no more than what the profiles of the producers allow the
 * consumer at this moment.
 */
@NullMarked
package org.signalbox.sbi.nrf.token;

import org.jspecify.annotations.NullMarked;
