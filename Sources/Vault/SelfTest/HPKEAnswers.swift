// The first three messages and the exported secrets of RFC 9180, appendices A.1.1 and A.2.1.

import Crypto

/// What one sender sent, and what its recipient must find.
struct HPKEAnswer {
  struct Message {
    let associated: String
    let sealed: String
    var plaintext = "4265617574792069732074727574682c20747275746820626561757479"
  }

  struct Export {
    let context: String
    let value: String
  }

  let name: String
  let cipher: HPKE.AEAD
  let secret: String
  let encapsulated: String
  var info = "4f6465206f6e2061204772656369616e2055726e"
  let messages: [Message]
  let exports: [Export]
}

extension HPKEAnswer {
  static let rfc9180 = [
    HPKEAnswer(
      name: "AES-128-GCM", cipher: .AES_GCM_128,
      secret: "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8",
      encapsulated: "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
      messages: [
        Message(
          associated: "436f756e742d30",
          sealed: "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac"
            + "83d07bea87e13c512a"),
        Message(
          associated: "436f756e742d31",
          sealed: "af2d7e9ac9ae7e270f46ba1f975be53c09f8d875bdc8535458c2494e8a6eab251c03d0c2"
            + "2a56b8ca42c2063b84"),
        Message(
          associated: "436f756e742d32",
          sealed: "498dfcabd92e8acedc281e85af1cb4e3e31c7dc394a1ca20e173cb72516491588d96a19a"
            + "d4a683518973dcc180"),
      ],
      exports: [
        Export(
          context: "",
          value: "3853fe2b4035195a573ffc53856e77058e15d9ea064de3e59f4961d0095250ee"),
        Export(
          context: "00",
          value: "2e8f0b54673c7029649d4eb9d5e33bf1872cf76d623ff164ac185da9e88c21a5"),
        Export(
          context: "54657374436f6e74657874",
          value: "e9e43065102c3836401bed8c3c3c75ae46be1639869391d62c61f1ec7af54931"),
      ]),
    HPKEAnswer(
      name: "ChaCha20-Poly1305", cipher: .chaChaPoly,
      secret: "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
      encapsulated: "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a",
      messages: [
        Message(
          associated: "436f756e742d30",
          sealed: "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62"
            + "ce81883d2dd1b51a28"),
        Message(
          associated: "436f756e742d31",
          sealed: "6b53c051e4199c518de79594e1c4ab18b96f081549d45ce015be002090bb119e85285337"
            + "cc95ba5f59992dc98c"),
        Message(
          associated: "436f756e742d32",
          sealed: "71146bd6795ccc9c49ce25dda112a48f202ad220559502cef1f34271e0cb4b02b4f10eca"
            + "c6f48c32f878fae86b"),
      ],
      exports: [
        Export(
          context: "",
          value: "4bbd6243b8bb54cec311fac9df81841b6fd61f56538a775e7c80a9f40160606e"),
        Export(
          context: "00",
          value: "8c1df14732580e5501b00f82b10a1647b40713191b7c1240ac80e2b68808ba69"),
        Export(
          context: "54657374436f6e74657874",
          value: "5acb09211139c43b3090489a9da433e8a30ee7188ba8b0a9a1ccf0c229283e53"),
      ]),
  ]
}
