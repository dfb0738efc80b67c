package io.beachhead.workspace.factor;

import com.webauthn4j.util.exception.WebAuthnException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two ceremonies of WebAuthn, by Spring Security, for one site: making a passkey and signing in
 * with one. The device must look whether its owner is there, by finger, face or PIN: that makes a
 * passkey two factors in one.
 */
final class PasskeyCeremonies {
  private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremonies.class);

  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private final Site site;
  private final Webauthn4JRelyingPartyOperations operations;

  PasskeyCeremonies(Site site, PasskeyRecords records) {
    this.site = site;
    this.operations =
        new Webauthn4JRelyingPartyOperations(
            records,
            records,
            PublicKeyCredentialRpEntity.builder().id(site.host()).name("Beachhead").build(),
            Set.of(site.origin()));
    operations.setCustomizeCreationOptions(options ->
        options
            .authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .build())
            .timeout(Challenges.LAST));
  }

  /** What the browser needs to make a passkey. */
  String creationOptions(String member, byte[] challenge) {
    return json.writeValueAsString(creation(member, challenge));
  }

  /** What the browser needs to sign in with one, whoever's it is. */
  String requestOptions(byte[] challenge) {
    return json.writeValueAsString(request(challenge));
  }

  /** Stores what the browser made; false where it is not in order. */
  boolean register(String member, byte[] challenge, String label, String credential) {
    try {
      var made =
          json.readValue(
              credential,
              new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
      operations.registerCredential(
          new ImmutableRelyingPartyRegistrationRequest(
              creation(member, challenge), new RelyingPartyPublicKey(made, label)));
      return true;
    } catch (WebAuthnException | JacksonException | IllegalArgumentException notInOrder) {
      LOG.info("A new passkey was refused: {}", notInOrder.getClass().getSimpleName());
      return false;
    }
  }

  /** The id of the member whose passkey signed the challenge; empty where none did. */
  Optional<String> signedIn(byte[] challenge, String credential) {
    try {
      var used =
          json.readValue(
              credential,
              new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
      var owner =
          operations.authenticate(new RelyingPartyAuthenticationRequest(request(challenge), used));
      return Optional.of(PasskeyRecords.member(owner.getId()));
    } catch (WebAuthnException | JacksonException | IllegalArgumentException notInOrder) {
      LOG.info("A passkey was refused: {}", notInOrder.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private PublicKeyCredentialCreationOptions creation(String member, byte[] challenge) {
    var owner = UsernamePasswordAuthenticationToken.authenticated(member, "", List.of());
    var options =
        operations.createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(owner));
    return PublicKeyCredentialCreationOptions.builder()
        .rp(options.getRp())
        .user(options.getUser())
        .challenge(new Bytes(challenge))
        .pubKeyCredParams(options.getPubKeyCredParams())
        .timeout(options.getTimeout())
        .excludeCredentials(options.getExcludeCredentials())
        .authenticatorSelection(options.getAuthenticatorSelection())
        .attestation(options.getAttestation())
        .extensions(options.getExtensions())
        .build();
  }

  private PublicKeyCredentialRequestOptions request(byte[] challenge) {
    return PublicKeyCredentialRequestOptions.builder()
        .rpId(site.host())
        .challenge(new Bytes(challenge))
        .timeout(Challenges.LAST)
        .userVerification(UserVerificationRequirement.REQUIRED)
        .allowCredentials(List.of())
        .build();
  }
}
