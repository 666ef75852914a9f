package org.recourse.server.console.signin;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.Passkey;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.staff.ConsoleOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Makes and checks passkeys (Web Authentication, W3C). They are bound to the console's own
/// address, are found by the device without a name being typed, and the device must ask who uses
/// it. May be shared between threads.
@Component
class Passkeys {

  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
  private static final String RELYING_PARTY = "Recourse";

  private final PasskeyRecords records;
  private final ConsoleOrigin origin;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  private volatile @Nullable WebAuthnRelyingPartyOperations made;

  Passkeys(StaffStore staff, ConsoleOrigin origin) {
    this.records = new PasskeyRecords(staff);
    this.origin = origin;
  }

  // The port may be known only when the server has started.
  private WebAuthnRelyingPartyOperations operations() {
    WebAuthnRelyingPartyOperations before = made;
    if (before != null) {
      return before;
    }
    URI address = origin.uri().orElseThrow();
    Webauthn4JRelyingPartyOperations operations = new Webauthn4JRelyingPartyOperations(
        records,
        records,
        PublicKeyCredentialRpEntity.builder()
            .id(address.getHost())
            .name(RELYING_PARTY)
            .build(),
        Set.of(address.toString()));
    operations.setCustomizeCreationOptions(
        options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
            .residentKey(ResidentKeyRequirement.REQUIRED)
            .userVerification(UserVerificationRequirement.REQUIRED)
            .build()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    made = operations;
    return operations;
  }

  /// Returns what a device is asked to make a passkey for a member.
  PublicKeyCredentialCreationOptions toMake(StaffMember member) {
    return operations()
        .createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(
                new StaffCaller(member, Instant.EPOCH)));
  }

  /// Returns the passkey that a device made, not yet kept; empty if it is not what was asked.
  Optional<Passkey> made(
      PublicKeyCredentialCreationOptions asked,
      String credential,
      String label,
      StaffId owner,
      Instant now) {
    try {
      PublicKeyCredential<AuthenticatorAttestationResponse> read =
          json.readValue(credential, new TypeReference<>() {});
      var registered = operations()
          .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
              asked, new RelyingPartyPublicKey(read, label)));
      return Optional.of(PasskeyRecords.passkey(owner, registered, label, now));
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return refused(e);
    }
  }

  /// Returns what a device is asked to sign.
  ///
  /// @param caller who must use it; empty if any member may
  PublicKeyCredentialRequestOptions toUse(Optional<StaffCaller> caller) {
    return operations()
        .createCredentialRequestOptions(
            new ImmutablePublicKeyCredentialRequestOptionsRequest(caller.orElse(null)));
  }

  /// Returns whose passkey signed; empty if none that is known did.
  Optional<StaffId> used(PublicKeyCredentialRequestOptions asked, String credential) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> read =
          json.readValue(credential, new TypeReference<>() {});
      return PasskeyRecords.member(operations()
          .authenticate(new RelyingPartyAuthenticationRequest(asked, read))
          .getId());
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return refused(e);
    }
  }

  /// Returns options as a browser reads them.
  String text(Object options) {
    return json.writeValueAsString(options);
  }

  // Whatever is wrong with what a device sent, the library throws.
  private static <T> Optional<T> refused(RuntimeException e) {
    LOG.info("event=PASSKEY_REFUSED kind={}", e.getClass().getSimpleName());
    return Optional.empty();
  }
}
