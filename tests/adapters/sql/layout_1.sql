BEGIN TRANSACTION;
CREATE TABLE disclosure (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	exchange VARCHAR(64) NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	recipient VARCHAR(70) NOT NULL, 
	purpose VARCHAR(128) NOT NULL, 
	pupil VARCHAR(64) NOT NULL, 
	outcome VARCHAR(8) NOT NULL, 
	snapshot VARCHAR(128), 
	signature VARCHAR(128) NOT NULL, 
	line TEXT NOT NULL, 
	UNIQUE (id), 
	FOREIGN KEY(snapshot) REFERENCES snapshot (digest)
);
INSERT INTO "disclosure" VALUES(1,'00000000000000000000000000000001','x0','2026-09-01T10:00:00.000000Z','org:politie','opsporing','p1','permit','4b8dfdafcc1b5eb7850cad0215dacbf837af7acdacd7c075380a85085b7623e4','09413018fe5f0f0fbe74a0ffb5cf1561','{"id":"00000000000000000000000000000001","exchange":"x0","at":"2026-09-01T10:00:00Z","mode":"enforce","channel":"http","route":"","trace":"","recipient":"org:politie","purpose":"opsporing","pupil":"p1","asked":["contact.address","contact.phone","health"],"grants":[{"basis":"legal_obligation","categories":["contact.phone"],"rules":["GR-01"],"records":["spoken"],"inadmissible":[]}],"withheld":[{"reason":"VORDERING_SCOPE","categories":["contact.address"],"rules":["GR-01"],"records":["spoken"]},{"reason":"VORDERING_MISSING","categories":["health"],"rules":["GR-02"],"records":[]}],"snapshot":"4b8dfdafcc1b5eb7850cad0215dacbf837af7acdacd7c075380a85085b7623e4","pupil_revision":4,"organisation_revision":1,"signature":"09413018fe5f0f0fbe74a0ffb5cf1561"}');
INSERT INTO "disclosure" VALUES(2,'00000000000000000000000000000002','x1','2026-09-01T10:00:00.000000Z','org:politie','opsporing','p2','refuse','4b8dfdafcc1b5eb7850cad0215dacbf837af7acdacd7c075380a85085b7623e4','93592be6004ed593754bd0a8b40fdf95','{"id":"00000000000000000000000000000002","exchange":"x1","at":"2026-09-01T10:00:00Z","mode":"enforce","channel":"http","route":"","trace":"","recipient":"org:politie","purpose":"opsporing","pupil":"p2","asked":["contact.address","contact.phone","health"],"grants":[],"withheld":[{"reason":"VORDERING_MISSING","categories":["contact.address","contact.phone"],"rules":["GR-01"],"records":[]},{"reason":"VORDERING_MISSING","categories":["health"],"rules":["GR-02"],"records":[]}],"snapshot":"4b8dfdafcc1b5eb7850cad0215dacbf837af7acdacd7c075380a85085b7623e4","pupil_revision":1,"organisation_revision":1,"signature":"93592be6004ed593754bd0a8b40fdf95"}');
INSERT INTO "disclosure" VALUES(3,'00000000000000000000000000000003','x2','2026-09-01T10:00:00.000000Z','org:politie','opsporing','','refuse','4b8dfdafcc1b5eb7850cad0215dacbf837af7acdacd7c075380a85085b7623e4','da074fc43c7d1336a4f2fefd001d8c3f','{"id":"00000000000000000000000000000003","exchange":"x2","at":"2026-09-01T10:00:00Z","mode":"enforce","channel":"http","route":"","trace":"","recipient":"org:politie","purpose":"opsporing","pupil":"","asked":["contact.address","contact.phone","health"],"grants":[],"withheld":[{"reason":"PUPIL_UNKNOWN","categories":["contact.address","contact.phone","health"],"rules":[],"records":[]}],"snapshot":"4b8dfdafcc1b5eb7850cad0215dacbf837af7acdacd7c075380a85085b7623e4","pupil_revision":0,"organisation_revision":1,"signature":"da074fc43c7d1336a4f2fefd001d8c3f"}');
CREATE TABLE layout (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "layout" VALUES(1);
CREATE TABLE organisation (
	id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "organisation" VALUES(1,1);
CREATE TABLE partner_key (
	id VARCHAR(64) NOT NULL, 
	recipient VARCHAR(70) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	expires_at VARCHAR(27) NOT NULL, 
	revoked BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(recipient) REFERENCES recipient (recipient)
);
CREATE TABLE pupil (
	pupil VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	state BLOB NOT NULL, 
	PRIMARY KEY (pupil)
);
INSERT INTO "pupil" VALUES('p1',4,X'5B227031222C22323031382D30352D3031222C5B5D2C5B5B2267657A6167222C226731222C747275652C5B6E756C6C2C6E756C6C5D5D5D2C5B5D2C5B5D2C5B5B2273706F6B656E222C226F726465723A3132366E64222C22706F6C69746965222C222A222C5B22636F6E746163742E70686F6E65225D2C5B5D2C5B6E756C6C2C6E756C6C5D2C22222C22323032362D30392D30345432323A30303A30305A222C6E756C6C5D2C5B227365656E222C22696E7370656374696F6E222C226C656572706C69636874222C22746F657A69636874222C5B22636F6E74616374225D2C5B5D2C5B6E756C6C2C6E756C6C5D2C22222C6E756C6C2C6E756C6C5D5D5D');
INSERT INTO "pupil" VALUES('p2',1,X'5B227032222C22323031382D30352D3032222C5B5D2C5B5D2C5B5D2C5B5D2C5B5D5D');
CREATE TABLE recipient (
	recipient VARCHAR(70) NOT NULL, 
	organisation_revision INTEGER NOT NULL, 
	state BLOB NOT NULL, 
	PRIMARY KEY (recipient)
);
INSERT INTO "recipient" VALUES('org:politie',1,X'5B226F72673A706F6C69746965222C22726567222C22706F6C69746965222C5B226F7073706F72696E67225D2C5B6E756C6C2C6E756C6C5D2C5B5D2C5B5D5D');
CREATE TABLE record (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	pupil VARCHAR(64) NOT NULL, 
	recipient VARCHAR(70) NOT NULL, 
	revision INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	recorded_by VARCHAR(128) NOT NULL, 
	body TEXT NOT NULL, 
	UNIQUE (pupil, revision), 
	UNIQUE (id)
);
INSERT INTO "record" VALUES(1,'reg','','org:politie',1,'registration','2026-09-01T10:00:00.000000Z','office','{"type":"registration","recipient":"org:politie","purposes":["opsporing"],"kind":"politie","period":[null,null]}');
INSERT INTO "record" VALUES(2,'facts','p1','',1,'pupil_facts','2026-09-01T10:00:00.000000Z','office','{"type":"pupil_facts","birth_date":"2018-05-01","groups":[]}');
INSERT INTO "record" VALUES(3,'facts2','p2','',1,'pupil_facts','2026-09-01T10:00:00.000000Z','office','{"type":"pupil_facts","birth_date":"2018-05-02","groups":[]}');
INSERT INTO "record" VALUES(4,'gezag','p1','',2,'gezag','2026-09-01T10:00:00.000000Z','office','{"type":"gezag","person":"g1","gezag":true,"period":[null,null],"evidence":""}');
INSERT INTO "record" VALUES(5,'spoken','p1','',3,'order','2026-09-01T10:00:00.000000Z','office','{"type":"order","recipient":"politie","article":"126nd","official":"officier 1","categories":["contact.phone"],"received_on":"2026-09-01","form":"oral","period":[null,null],"authorisation":"","reference":"","purpose":"*"}');
INSERT INTO "record" VALUES(6,'seen','p1','',4,'inspection','2026-09-01T10:00:00.000000Z','office','{"type":"inspection","by":"g1","seen_on":"2026-09-01","matter":{"recipient":"leerplicht","purpose":"toezicht","categories":["contact"],"excluded":[]},"agrees":false,"statement_sha256":"abababababababababababababababababababababababababababababababab","period":[null,null]}');
CREATE TABLE snapshot (
	digest VARCHAR(128) NOT NULL, 
	files TEXT NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "snapshot" VALUES('4b8dfdafcc1b5eb7850cad0215dacbf837af7acdacd7c075380a85085b7623e4','{"gronden/expectations.csv":"situation,recipient,purpose,category,state,answer,because\nVordering ligt er,politie,opsporing,contact.phone,order:126nd,permit legal_obligation,GR-01\nNiets ligt er,politie,opsporing,contact.phone,-,refuse,VORDERING_MISSING\nVerkeerd artikel,politie,opsporing,contact.phone,order:126nf,refuse,VORDERING_MISSING\nMachtiging ligt er,politie,opsporing,health,order:126nf,permit legal_obligation,GR-02\nOvereenkomst loopt,leverancier,leermiddelen,identity.family_name,agreement:processor,permit contract,GR-03\nNoodgeval,huisarts,noodhulp,health,emergency + objection,permit vital_interest,GR-04\nPlicht,leerplicht,toezicht,contact.address,-,permit legal_obligation,GR-05\nGeheim adres,leerplicht,toezicht,contact.address,caution:secret_address,refuse,ADDRESS_SECRET\nRest blijft,leerplicht,toezicht,contact.phone,caution:secret_address,permit legal_obligation,GR-05\nVordering wijkt,politie,opsporing,contact.address,order:126nd + caution:secret_address,refuse,ADDRESS_SECRET\n","gronden/rules.csv":"p2, politie, opsporing, contact, legal_obligation, order:126nd, GR-01, allow\np2, politie, opsporing, health, legal_obligation, order:126nf, GR-02, allow\np2, leverancier, leermiddelen, identity, contract, agreement:processor, GR-03, allow\np2, huisarts, noodhulp, health, vital_interest, emergency, GR-04, allow\np, leerplicht, toezicht, contact, *, legal_obligation, GR-05, allow\np2, *, *, contact.address, *, caution:secret_address, GR-06, deny\n","gronden/sources.csv":"rule,source,checked,note_nl\nGR-01,Voorbeeld art. 1,unverified,\nGR-02,Voorbeeld art. 2,unverified,\nGR-03,Voorbeeld art. 3,unverified,\nGR-04,Voorbeeld art. 4,unverified,\nGR-05,Voorbeeld art. 5,unverified,\nGR-06,Voorbeeld art. 6,unverified,\n","jeugdhulp/expectations.csv":"situation,recipient,purpose,category,state,answer,because\nOuders stemden in,jeugdhulp,zorgvraag,support,consent:guardian+youth,permit consent,JH-01\nNiemand stemde in,jeugdhulp,zorgvraag,support,-,refuse,CONSENT_MISSING\n","jeugdhulp/rules.csv":"# toestemming beslist\np2, jeugdhulp, zorgvraag, support, consent, consent:guardian+youth, JH-01, allow\np, jeugdhulp, *, absence, *, *, JH-02, deny\n","jeugdhulp/sources.csv":"rule,source,checked,note_nl\nJH-01,UAVG art. 5,current,\nJH-02,NJi Handreiking,unverified,Verzuim hoort niet bij een zorgvraag.\n","model.conf":"[request_definition]\nr = recipient, purpose, category, pupil, basis\n[policy_definition]\np = recipient, purpose, category, pupil, basis, rule, eft\np2 = recipient, purpose, category, basis, requires, rule, eft\n[role_definition]\ng = _, _\ng2 = _, _\ng3 = _, _\n[policy_effect]\ne = some(where (p.eft == allow)) && !some(where (p.eft == deny))\n[matchers]\nm = (p.pupil == \"*\" || r.pupil == p.pupil) && (p.basis == \"*\" || r.basis == p.basis) && (p.recipient == \"*\" || g(r.recipient, p.recipient)) && (p.category == \"*\" || g2(r.category, p.category)) && (p.purpose == \"*\" || g3(r.purpose, p.purpose))\n","verzuim/expectations.csv":"situation,recipient,purpose,category,state,answer,because\nLeerplicht vraagt verzuim,leerplicht,toezicht,absence,objection,permit legal_obligation,VZ-01\n","verzuim/rules.csv":"p, leerplicht, toezicht, list:leerplicht, *, legal_obligation, VZ-01, allow\n","verzuim/sources.csv":"rule,source,checked,note_nl\nVZ-01,Leerplichtwet 1969 art. 18 (tekst van 2017),older,\n","vocabulary/bases.csv":"name,label_nl,label_en\nconsent,toestemming (AVG 6 lid 1 a),consent (GDPR 6(1)(a))\ncontract,overeenkomst (AVG 6 lid 1 b),contract (GDPR 6(1)(b))\nlegal_obligation,wettelijke verplichting (AVG 6 lid 1 c),legal obligation (GDPR 6(1)(c))\nvital_interest,vitaal belang (AVG 6 lid 1 d),vital interest (GDPR 6(1)(d))\npublic_task,taak van algemeen belang (AVG 6 lid 1 e),public task (GDPR 6(1)(e))\nlegitimate_interest,gerechtvaardigd belang (AVG 6 lid 1 f),legitimate interest (GDPR 6(1)(f))\n","vocabulary/categories.csv":"name,label_nl,label_en\nidentity,identiteit,identity\nidentity.family_name,achternaam,family name\nsupport,ondersteuning,support\nabsence,verzuim,absence\nlist:leerplicht,lijst voor leerplicht,list for the attendance office\nidentity.birth_date,geboortedatum,birth date\ncontact,contact,contacts\ncontact.address,adres,address\ncontact.phone,telefoon,telephone\nhealth,gezondheid,health\n","vocabulary/purposes.csv":"name,label_nl,label_en\nzorgvraag,zorgvraag,request for help\ntoezicht,toezicht,supervision\nteaching,lesgeven,teaching\nopsporing,opsporing,investigation\nleermiddelen,leermiddelen,learning material\nnoodhulp,noodhulp,emergency aid\n","vocabulary/recipients.csv":"name,scopes,label_nl,label_en\npartner,none,partner,partner\njeugdhulp,none,jeugdhulp,youth care\nleerplicht,none,leerplicht,attendance office\nteacher,group+pupil,leerkracht,teacher\npolitie,none,politie,police\nleverancier,none,leverancier,supplier\nhuisarts,none,huisarts,doctor\n","vocabulary/trees.csv":"# bomen\ng, jeugdhulp, partner\ng, leerplicht, partner\n\ng2, identity.family_name, identity\ng2, identity.family_name, list:leerplicht\ng2, absence, list:leerplicht\ng2, identity.birth_date, identity\ng2, contact.address, contact\ng2, contact.phone, contact\n"}');
CREATE TRIGGER organisation_goes_up_by_one BEFORE UPDATE ON organisation WHEN NEW.revision <> OLD.revision + 1 BEGIN SELECT RAISE(ABORT, 'organisation goes_up_by_one'); END;
CREATE TRIGGER organisation_is_never_removed BEFORE DELETE ON organisation BEGIN SELECT RAISE(ABORT, 'organisation is_never_removed'); END;
CREATE TRIGGER pupil_goes_up_by_one BEFORE UPDATE ON pupil WHEN NEW.revision <> OLD.revision + 1 BEGIN SELECT RAISE(ABORT, 'pupil goes_up_by_one'); END;
CREATE TRIGGER pupil_is_never_removed BEFORE DELETE ON pupil BEGIN SELECT RAISE(ABORT, 'pupil is_never_removed'); END;
CREATE INDEX record_recipient ON record (recipient, seq) WHERE recipient != '';
CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'record is_never_changed'); END;
CREATE TRIGGER record_is_never_removed BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'record is_never_removed'); END;
CREATE TRIGGER record_is_never_replaced BEFORE INSERT ON record WHEN EXISTS (SELECT 1 FROM record WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM record WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'record is_never_replaced'); END;
CREATE TRIGGER snapshot_is_never_changed BEFORE UPDATE ON snapshot BEGIN SELECT RAISE(ABORT, 'snapshot is_never_changed'); END;
CREATE TRIGGER snapshot_is_never_removed BEFORE DELETE ON snapshot BEGIN SELECT RAISE(ABORT, 'snapshot is_never_removed'); END;
CREATE TRIGGER snapshot_is_never_replaced BEFORE INSERT ON snapshot WHEN EXISTS (SELECT 1 FROM snapshot WHERE digest = NEW.digest) BEGIN SELECT RAISE(ABORT, 'snapshot is_never_replaced'); END;
CREATE INDEX disclosure_recipient ON disclosure (recipient, seq);
CREATE INDEX disclosure_pupil ON disclosure (pupil, seq);
CREATE TRIGGER disclosure_is_never_changed BEFORE UPDATE ON disclosure BEGIN SELECT RAISE(ABORT, 'disclosure is_never_changed'); END;
CREATE TRIGGER disclosure_is_never_removed BEFORE DELETE ON disclosure BEGIN SELECT RAISE(ABORT, 'disclosure is_never_removed'); END;
CREATE TRIGGER disclosure_is_never_replaced BEFORE INSERT ON disclosure WHEN EXISTS (SELECT 1 FROM disclosure WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM disclosure WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'disclosure is_never_replaced'); END;
CREATE INDEX ix_partner_key_recipient ON partner_key (recipient);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('record',6);
INSERT INTO "sqlite_sequence" VALUES('disclosure',3);
COMMIT;
